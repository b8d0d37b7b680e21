import Documents
import Foundation
import Plots

extension SweepReport {
  /// The mean pair's distance against ε as a picture: the predicted curve with its band, a dot a draft.
  public var svg: String { SweepPlot(self).svg }
}

/// A sweep drawn as SVG: dark on light, so that it can be printed.
private struct SweepPlot {
  private static let (width, height) = (720.0, 440.0)
  private static let (left, right, top, bottom) = (76.0, 24.0, 64.0, 60.0)

  private let report: SweepReport
  private let plot: CurvePlot

  init(_ report: SweepReport) {
    self.report = report
    plot = CurvePlot(
      points: report.points.compactMap { point in
        point.meanPair.predicted.map { predicted in
          let expected = ExpectedDistance(predicted, within: DraftForecast.meanSpread)
          return CurvePlot.Point(
            place: point.epsilon, value: expected.value, lower: expected.lower,
            upper: expected.upper)
        }
      },
      marks: report.points.flatMap { point in
        point.draws.map { CurvePlot.Mark(place: point.epsilon, value: $0) }
      }, target: report.choices.targets[.meanPair])
  }

  var svg: String {
    let size = "\(Int(SweepPlot.width)) \(Int(SweepPlot.height))"
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(size)\" "
        + "font-family=\"sans-serif\" font-size=\"13\" fill=\"#222222\">",
      "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>",
      text(
        SweepPlot.left, 24, "Distance against budget: \(SweepPlot.escaped(report.input))",
        size: 16),
    ]
    for part in [grid, band, curve, target, dots, legend] { lines += part }
    lines.append("</svg>")
    return lines.joined(separator: "\n") + "\n"
  }

  private var grid: [String] {
    let (base, end) = (y(plot.valueAxis.lower), SweepPlot.width - SweepPlot.right)
    var lines = plot.valueAxis.ticks(atMost: 6).flatMap { tick in
      [
        line(SweepPlot.left, y(tick.value), end, y(tick.value), "#dddddd"),
        text(SweepPlot.left - 8, y(tick.value) + 4, tick.label, anchor: "end"),
      ]
    }
    var reached = -Double.infinity
    for epsilon in Set(report.points.map(\.epsilon)).sorted() {
      lines.append(line(x(epsilon), base, x(epsilon), base + 5, "#222222"))
      // A label needs about this much room.
      guard x(epsilon) - reached >= 36 else { continue }
      reached = x(epsilon)
      lines.append(text(reached, base + 20, NumberText.plain(epsilon), anchor: "middle"))
    }
    lines.append(line(SweepPlot.left, base, end, base, "#222222"))
    lines.append(line(SweepPlot.left, SweepPlot.top, SweepPlot.left, base, "#222222"))
    lines.append(
      text(
        (SweepPlot.left + end) / 2, SweepPlot.height - 16,
        "total ε at record level (logarithmic), δ \(report.choices.delta)", anchor: "middle"))
    let middle = (SweepPlot.top + base) / 2
    lines.append(
      "<g transform=\"rotate(-90 18 \(number(middle)))\">"
        + text(18, middle, "mean total variation distance of pairs (0 … 1)", anchor: "middle")
        + "</g>")
    return lines
  }

  private var band: [String] {
    guard plot.points.count > 1 else { return [] }
    let edge =
      plot.points.map { ($0.place, $0.upper) } + plot.points.reversed().map { ($0.place, $0.lower) }
    let corners = edge.map { number(x($0.0)) + "," + number(y($0.1)) }.joined(separator: " ")
    return ["<polygon points=\"\(corners)\" fill=\"#c6dbef\"/>"]
  }

  private var curve: [String] {
    let places = plot.points.map { number(x($0.place)) + "," + number(y($0.value)) }
    return [
      "<polyline points=\"\(places.joined(separator: " "))\" fill=\"none\" "
        + "stroke=\"#2166ac\" stroke-width=\"2\"/>"
    ]
  }

  private var target: [String] {
    guard let target = plot.target else { return [] }
    let end = SweepPlot.width - SweepPlot.right
    return [
      line(SweepPlot.left, y(target), end, y(target), "#1a7f37", dash: "6 4"),
      text(end, y(target) - 5, "target", anchor: "end"),
    ]
  }

  private var dots: [String] {
    plot.marks.map { dot(x($0.place), y($0.value)) }
  }

  private var legend: [String] {
    [
      "<rect x=\"76\" y=\"38\" width=\"26\" height=\"12\" fill=\"#c6dbef\"/>",
      line(76, 44, 102, 44, "#2166ac"),
      text(110, 48, "predicted, with the band of four in five drafts"),
      dot(456, 44), text(466, 48, "draft, measured (guarantee: none)"),
    ]
  }

  private func x(_ epsilon: Double) -> Double {
    SweepPlot.left + plot.placeAxis.position(of: epsilon)
      * (SweepPlot.width - SweepPlot.left - SweepPlot.right)
  }

  private func y(_ distance: Double) -> Double {
    SweepPlot.height - SweepPlot.bottom - plot.valueAxis.position(of: distance)
      * (SweepPlot.height - SweepPlot.top - SweepPlot.bottom)
  }

  private func dot(_ x: Double, _ y: Double) -> String {
    "<circle cx=\"\(number(x))\" cy=\"\(number(y))\" r=\"4\" fill=\"#b2182b\"/>"
  }

  private func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ color: String, dash: String? = nil
  ) -> String {
    "<line x1=\"\(number(x1))\" y1=\"\(number(y1))\" x2=\"\(number(x2))\" y2=\"\(number(y2))\" "
      + "stroke=\"\(color)\"" + (dash.map { " stroke-dasharray=\"\($0)\"" } ?? "") + "/>"
  }

  private func text(
    _ x: Double, _ y: Double, _ text: String, anchor: String = "start", size: Int = 13
  ) -> String {
    "<text x=\"\(number(x))\" y=\"\(number(y))\" text-anchor=\"\(anchor)\" "
      + "font-size=\"\(size)\">\(text)</text>"
  }

  private func number(_ value: Double) -> String { String(format: "%.1f", value) }

  private static func escaped(_ text: String) -> String {
    String(
      text.map { $0.isASCII && $0 < " " ? "·" : $0 }
    ).replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
