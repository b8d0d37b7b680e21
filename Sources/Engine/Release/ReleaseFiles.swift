import Documents
import Foundation

/// The files of a release that are there already, so that none is overwritten without a word.
public enum ReleaseFiles: String, Hashable, Sendable, CaseIterable {
  /// The synthetic table.
  case table
  /// What tells how it was made.
  case manifest
  /// What was measured for it.
  case measurements

  /// What a release to `path` would replace.
  ///
  /// - Parameter isScenario: whether the rows are of a scenario, whose files carry its mark.
  public static func replaced(by path: String, isScenario: Bool = false) -> [ReleaseFiles] {
    let files = OutputFiles(path, isDraft: false, isScenario: isScenario)
    return allCases.filter { FileManager.default.fileExists(atPath: files.path(of: $0)) }
  }

  /// Why a release may not be written to `path`, in a sentence; `nil` where nothing speaks against it. Whether the
  /// disk lets it be written is found out by the release, before it is charged.
  ///
  /// - Parameters:
  ///   - isScenario: whether the rows are of a scenario, whose files carry its mark.
  ///   - inputs: files that are being read.
  public static func refusal(
    of path: String, isScenario: Bool, inputs: [String]
  ) -> String? {
    do {
      try OutputFiles(path, isDraft: false, isScenario: isScenario).checkPlaces(inputs: inputs)
      return nil
    } catch {
      return (error as? InputError)?.message ?? "\(error)"
    }
  }

  /// `path`, or the first of `NAME-2.csv`, `NAME-3.csv`, … to which a release replaces nothing.
  ///
  /// - Parameter isScenario: whether the rows are of a scenario, whose files carry its mark.
  /// - Complexity: O(files in the way).
  public static func free(_ path: String, isScenario: Bool = false) -> String {
    let ending = [".csv", ".CSV"].first { path.hasSuffix($0) } ?? ""
    let stem = path.dropLast(ending.count)
    let names = (1...9999).lazy.map { $0 == 1 ? path : "\(stem)-\($0)\(ending)" }
    return names.first { replaced(by: $0, isScenario: isScenario).isEmpty } ?? path
  }
}

extension OutputFiles {
  /// Where one of the files is written.
  func path(of file: ReleaseFiles) -> String {
    switch file {
    case .table: table
    case .manifest: manifest
    case .measurements: measurements
    }
  }
}
