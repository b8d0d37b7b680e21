/// One step of a scenario or of post-processing as a person wrote it.
public struct ChosenStep: Sendable, Hashable {
  /// The step in words, such as `round cost to 100`.
  public var text: String
  /// Whether it is done; a step switched off is kept in the session.
  public var isOn: Bool
  /// A person's remark.
  public var note: String?

  /// A step that is done.
  public init(_ text: String, isOn: Bool = true, note: String? = nil) {
    self.text = text
    self.isOn = isOn
    self.note = note
  }
}

extension [ChosenStep] {
  /// The texts of the steps that are done, in order.
  public var texts: [String] { filter(\.isOn).map(\.text) }
}

extension [ChosenStep] {
  /// The steps that are done, for a line of differences.
  public var inWords: String { texts.isEmpty ? "none" : texts.joined(separator: "; ") }
}

extension ChosenStep {
  /// What a change of a list is called in the undo history.
  static func change(_ list: String, _ before: [ChosenStep], _ after: [ChosenStep]) -> String {
    let gone = before.filter { !after.contains($0) }
    let added = after.filter { !before.contains($0) }
    switch (gone.count, added.count) {
    case (0, 0): return "\(list): another order"
    case (0, _): return "\(list) + \(added.map(\.text).joined(separator: "; "))"
    case (_, 0): return "\(list) − \(gone.map(\.text).joined(separator: "; "))"
    case (1, 1) where gone[0].text == added[0].text && gone[0].isOn != added[0].isOn:
      return "\(list): \(added[0].isOn ? "on" : "off") \(added[0].text)"
    default:
      return "\(list) \(gone.map(\.text).joined(separator: "; ")) → "
        + added.map(\.text).joined(separator: "; ")
    }
  }
}
