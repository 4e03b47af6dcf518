import Testing

@testable import LoopViz

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Compares a screen with the picture of it kept under `Goldens/<name>.txt`.
///
/// With LOOPVIZ_UPDATE_GOLDENS=1 in the environment it writes the picture instead; look at it before committing it.
func expectGolden(
  _ screen: Screen, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  expectGolden(text: screen.description, name, sourceLocation: sourceLocation)
}

/// Compares a text for people with the one kept under `Goldens/<name>.txt`, as screens are compared.
func expectGolden(
  text actual: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let path = goldenPath(name)
  if getenv("LOOPVIZ_UPDATE_GOLDENS").map({ String(cString: $0) }) == "1" {
    if !writeFile(actual, to: path) { Issue.record("Cannot write \(path).", sourceLocation: sourceLocation) }
    return
  }
  guard let expected = readFile(path) else {
    Issue.record(
      """
      There is no picture \(path) yet. Make it with
        LOOPVIZ_UPDATE_GOLDENS=1 swift test --filter LoopVizTests
      and look at it before committing it. The screen is now:
      \(actual)
      """, sourceLocation: sourceLocation)
    return
  }
  guard expected != actual else { return }
  Issue.record(
    """
    The screen differs from Goldens/\(name).txt. If it should, write the new picture with
      LOOPVIZ_UPDATE_GOLDENS=1 swift test --filter LoopVizTests
    \(sideBySide(expected: expected, actual: actual))
    """, sourceLocation: sourceLocation)
}

/// The lines that differ, each with its number, the picture's on the left and the screen's on the right.
func sideBySide(expected: String, actual: String) -> String {
  let left = expected.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  let right = actual.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  let pairs = (0..<max(left.count, right.count)).map { index in
    (line: index + 1, left: index < left.count ? left[index] : "", right: index < right.count ? right[index] : "")
  }.filter { $0.left != $0.right }
  let width = max("picture".count, pairs.map { TextWidth.columns(of: $0.left) }.max() ?? 0)
  let heading = "line  " + TextWidth.padded("picture", to: width) + " | screen"
  let rows = pairs.map { pair in
    TextWidth.paddedLeft("\(pair.line)", to: 4) + "  " + TextWidth.padded(pair.left, to: width) + " | " + pair.right
  }
  return ([heading] + rows).joined(separator: "\n")
}

/// Beside this file, wherever a test that asks for a picture lies.
private func goldenPath(_ name: String, thisFile: String = #filePath) -> String {
  String(thisFile.prefix(upTo: thisFile.lastIndex(of: "/") ?? thisFile.startIndex)) + "/Goldens/\(name).txt"
}

private func readFile(_ path: String) -> String? {
  guard let file = fopen(path, "r") else { return nil }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var chunk: [UInt8] = Array(repeating: 0, count: 4096)
  while true {
    let count = fread(&chunk, 1, chunk.count, file)
    if count == 0 { return String(decoding: bytes, as: UTF8.self) }
    bytes += chunk.prefix(count)
  }
}

private func writeFile(_ text: String, to path: String) -> Bool {
  guard let file = fopen(path, "w") else { return false }
  defer { fclose(file) }
  let bytes = Array(text.utf8)
  return fwrite(bytes, 1, bytes.count, file) == bytes.count
}
