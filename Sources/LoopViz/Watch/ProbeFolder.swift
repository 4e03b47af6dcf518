#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The probe's Python files in a folder of their own, for as long as the watched program runs.
final class ProbeFolder: Sendable {
  let path: String
  private static let files = [
    ("loopviz_probe.py", PackageResources.loopviz_probe_py), ("sitecustomize.py", PackageResources.sitecustomize_py),
  ]

  /// - Throws: ``FileError`` when there is no place for it.
  init() throws(FileError) {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(parent)/loopviz-probe.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw .refused(path: parent, code: errno) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    for (name, bytes) in Self.files {
      let file = try OutputFile(creating: "\(path)/\(name)")
      try file.write(bytes)
      try file.finish()
    }
  }

  deinit {
    for (name, _) in Self.files { unlink("\(path)/\(name)") }
    // What Python has compiled of them.
    Self.empty("\(path)/__pycache__")
    rmdir(path)
  }

  private static func empty(_ folder: String) {
    guard let entries = opendir(folder) else { return }
    while let entry = readdir(entries) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { unlink("\(folder)/\(name)") }
    }
    closedir(entries)
    rmdir(folder)
  }
}
