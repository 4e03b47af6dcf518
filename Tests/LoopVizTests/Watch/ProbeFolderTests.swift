import Foundation
import Testing

@testable import LoopViz

/// The folder that is put on a program's path.
struct ProbeFolderTests {
  @Test("it holds each file of the probe, and is gone afterwards")
  func files() throws {
    let source = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../../Sources/LoopViz/Watch/probe"
    ).standardized
    let found = try FileManager.default.subpathsOfDirectory(atPath: source.path()).filter {
      // `attach` hands that one over by itself.
      $0.hasSuffix(".py") && $0 != "enter.py"
    }
    var folder: ProbeFolder? = try ProbeFolder()
    let path = try #require(folder?.path)
    #expect(Set(try FileManager.default.subpathsOfDirectory(atPath: path)) == Set(found + ["loopviz_probe"]))
    for file in found {
      #expect(
        FileManager.default.contents(atPath: "\(path)/\(file)")
          == FileManager.default.contents(atPath: source.appending(path: file).path()))
    }
    folder = nil
    #expect(!FileManager.default.fileExists(atPath: path))
  }
}
