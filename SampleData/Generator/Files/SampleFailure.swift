/// Why the samples could not be written.
enum SampleFailure: Error, CustomStringConvertible {
  case usage
  case unwritable(path: String)

  var description: String {
    switch self {
    case .usage: "one argument is needed: the folder to write into"
    case .unwritable(let path): "\(path): cannot be written; does its folder exist?"
    }
  }
}
