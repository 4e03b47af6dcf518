#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The probe's Python files in a folder of their own, for as long as the watched program runs.
final class ProbeFolder: Sendable {
  let path: String
  private static let package = "loopviz_probe"
  static let files: [(path: String, bytes: [UInt8])] = [
    ("sitecustomize.py", PackageResources.sitecustomize_py),
    ("loopviz_probe/__init__.py", PackageResources.__init___py),
    ("loopviz_probe/adopting.py", PackageResources.adopting_py),
    ("loopviz_probe/attach.py", PackageResources.attach_py),
    ("loopviz_probe/callbacks.py", PackageResources.callbacks_py),
    ("loopviz_probe/chains.py", PackageResources.chains_py),
    ("loopviz_probe/channel.py", PackageResources.channel_py),
    ("loopviz_probe/complaints.py", PackageResources.complaints_py),
    ("loopviz_probe/creation.py", PackageResources.creation_py),
    ("loopviz_probe/failures.py", PackageResources.failures_py),
    ("loopviz_probe/finding.py", PackageResources.finding_py),
    ("loopviz_probe/handles.py", PackageResources.handles_py),
    ("loopviz_probe/jobs.py", PackageResources.jobs_py),
    ("loopviz_probe/loops.py", PackageResources.loops_py),
    ("loopviz_probe/output.py", PackageResources.output_py),
    ("loopviz_probe/patches.py", PackageResources.patches_py),
    ("loopviz_probe/places.py", PackageResources.places_py),
    ("loopviz_probe/primitives.py", PackageResources.primitives_py),
    ("loopviz_probe/primitives_found.py", PackageResources.primitives_found_py),
    ("loopviz_probe/replaced.py", PackageResources.replaced_py),
    ("loopviz_probe/scheduling.py", PackageResources.scheduling_py),
    ("loopviz_probe/session.py", PackageResources.session_py),
    ("loopviz_probe/shields.py", PackageResources.shields_py),
    ("loopviz_probe/start.py", PackageResources.start_py),
    ("loopviz_probe/state.py", PackageResources.state_py),
    ("loopviz_probe/steps.py", PackageResources.steps_py),
    ("loopviz_probe/stream.py", PackageResources.stream_py),
    ("loopviz_probe/subjects.py", PackageResources.subjects_py),
    ("loopviz_probe/tasks.py", PackageResources.tasks_py),
    ("loopviz_probe/tellers.py", PackageResources.tellers_py),
    ("loopviz_probe/uvloops.py", PackageResources.uvloops_py),
    ("loopviz_probe/waits.py", PackageResources.waits_py),
    ("loopviz_probe/wakes.py", PackageResources.wakes_py),
    ("loopviz_probe/watchdog.py", PackageResources.watchdog_py),
    ("loopviz_probe/words.py", PackageResources.words_py),
  ]

  /// - Throws: ``FileError`` when there is no place for it.
  init() throws(FileError) {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(parent)/loopviz-probe.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw .refused(path: parent, code: errno) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard mkdir("\(path)/\(Self.package)", 0o700) == 0 else { throw .refused(path: path, code: errno) }
    for (name, bytes) in Self.files {
      let file = try OutputFile(creating: "\(path)/\(name)")
      try file.write(bytes)
      try file.finish()
    }
  }

  deinit {
    // With what Python has compiled of them.
    for folder in ["\(path)/\(Self.package)/__pycache__", "\(path)/\(Self.package)", "\(path)/__pycache__", path] {
      Self.empty(folder)
    }
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
