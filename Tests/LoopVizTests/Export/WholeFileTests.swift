import TestSupport
import Testing

@testable import LoopViz

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file is written whole, or not at all, and what was there is kept unless the user says otherwise.
@Suite struct WholeFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  private func read(_ path: String) -> String? {
    TemporaryFolder.bytes(of: path).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func aNewFileHoldsExactlyWhatWasGiven() throws {
    let path = "\(folder.path)/new.log"
    let large = (0..<300_000).map { UInt8(truncatingIfNeeded: $0) }
    try WholeFile.write(large, to: path, overwrite: false)
    #expect(TemporaryFolder.bytes(of: path) == large)
    #expect(try folder.names() == ["new.log"])
  }

  @Test func anExistingFileIsKept() throws {
    let path = "\(folder.path)/old.log"
    try WholeFile.write(bytes("first"), to: path, overwrite: false)
    #expect(throws: FileError.exists(path: path)) {
      try WholeFile.write(bytes("second"), to: path, overwrite: false)
    }
    #expect(read(path) == "first")
    #expect(try folder.names() == ["old.log"])
  }

  @Test func anExistingFileIsReplacedWhenAsked() throws {
    let path = "\(folder.path)/old.log"
    try WholeFile.write(bytes("a long first text"), to: path, overwrite: false)
    try WholeFile.write(bytes("second"), to: path, overwrite: true)
    #expect(read(path) == "second")
    #expect(try folder.names() == ["old.log"])
  }

  @Test func overwritingWhatIsNotThereMakesIt() throws {
    try WholeFile.write([], to: "\(folder.path)/empty.log", overwrite: true)
    #expect(try folder.names() == ["empty.log"])
  }

  @Test(arguments: [false, true]) func aFolderIsNoFile(overwrite: Bool) throws {
    let error = try #require(throws: FileError.self) {
      try WholeFile.write(bytes("x"), to: folder.path, overwrite: overwrite)
    }
    if overwrite { #expect(English().sentence(error).contains("give the path of a file")) }
    #expect(try folder.names().isEmpty)
    let siblings = "\(folder.path).\(getpid()).part"
    #expect(read(siblings) == nil, "nothing is left beside it either")
  }

  @Test(arguments: [
    ("/dev/null/x.log", "give the path of a file"), ("/no/such/folder/x.log", "make the folder first"),
    ("/proc/x.log", "choose another"),
  ])
  func aPlaceThatCannotBeWrittenIsExplained(path: String, advice: String) throws {
    for overwrite in [false, true] {
      let error = try #require(throws: FileError.self) {
        try WholeFile.write(bytes("x"), to: path, overwrite: overwrite)
      }
      #expect(English().sentence(error).hasPrefix("cannot write \(path): "), "\(error)")
      #expect(English().sentence(error).contains(advice), "\(error)")
      #expect(!English().sentence(error).contains(".part"), "the user knows nothing of the temporary file: \(error)")
    }
  }

  @Test func aNameThatIsTooLongIsExplained() throws {
    let path = "\(folder.path)/\(String(repeating: "x", count: 300)).log"
    #expect(throws: FileError.self) { try WholeFile.write(bytes("x"), to: path, overwrite: false) }
    #expect(try folder.names().isEmpty)
  }

  @Test(arguments: [EACCES, ENOENT, ENOSPC, EISDIR, ENOTDIR, EROFS, EIO]) func everyRefusalSaysWhatHelps(code: Int32) {
    let words = English().sentence(FileError.refused(path: "a.log", code: code))
    #expect(words.hasPrefix("cannot write a.log: "))
    #expect(words.split(separator: ";").count == 2, "\(words)")
  }
}
