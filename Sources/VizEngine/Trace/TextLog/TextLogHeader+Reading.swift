extension TextLogHeader.Field {
  /// Reads a line that begins with `#`.
  init(_ line: Span<UInt8>) throws(LineFault) {
    for index in 0..<line.count where line[index].isControl { throw .control }
    let start = line.count > 1 && line[1] == Byte.space ? 2 : 1
    let colon = line.endOfToken(from: start)
    let hasName = colon > start && colon < line.count && line[colon] == Byte.colon
    guard hasName, colon + 1 == line.count || line[colon + 1] == Byte.space else {
      guard let remark = line.text(in: start..<line.count) else { throw .encoding }
      self.init(name: "", value: remark)
      return
    }
    guard let name = line.text(in: start..<colon) else { throw .encoding }
    self.init(name: name, value: try Self.value(of: line, from: min(colon + 2, line.count)))
  }

  /// The rest of the line: quoted as a value of an event is, or as it stands.
  private static func value(of line: Span<UInt8>, from start: Int) throws(LineFault) -> String {
    if start < line.count, line[start] == Byte.quote {
      let field = try TextLogField(quotedIn: line, at: start, key: start..<start)
      if field.written.upperBound == line.count { return try field.text(of: line) }
    }
    guard let text = line.text(in: start..<line.count) else { throw .encoding }
    return text
  }
}
