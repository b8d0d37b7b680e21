/// Lets `--epsilon -1` reach the check that refuses it, rather than be taken for an option.
enum NegativeNumbers {
  /// The arguments with each negative number joined by `=` to the option before it.
  static func joined(_ arguments: [String]) -> [String] {
    var result: [String] = []
    for argument in arguments {
      if argument.hasPrefix("-"), argument.dropFirst().first?.isNumber == true,
        let option = result.last, option.hasPrefix("--"), option.count > 2, !option.contains("=")
      {
        result[result.count - 1] = option + "=" + argument
      } else {
        result.append(argument)
      }
    }
    return result
  }
}
