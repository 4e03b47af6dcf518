import Foundation

/// A folder of one test, which goes away with everything in it.
public final class TemporaryFolder: Sendable {
  /// Where it is: a short path, because sockets in it must have one.
  public let path: String

  /// Makes a new, empty folder.
  public init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("lv-\(UUID().uuidString.prefix(8))").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a file in the folder.
  public func file(_ name: String) -> String { "\(path)/\(name)" }

  /// A file's text, or nothing when there is none.
  public func text(_ name: String) -> String? {
    FileManager.default.contents(atPath: file(name)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The contents of any file, or nothing when it cannot be read.
  public static func bytes(of path: String) -> [UInt8]? { FileManager.default.contents(atPath: path).map(Array.init) }

  /// The names of all files, sorted.
  public func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }

  /// Writes a file.
  public func write(_ text: String, to name: String) throws {
    try text.write(toFile: file(name), atomically: false, encoding: .utf8)
  }
}
