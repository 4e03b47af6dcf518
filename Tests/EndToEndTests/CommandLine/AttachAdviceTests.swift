import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `loopviz attach` where it cannot be: a sentence, and what to do.
@Suite("attach: advice")
struct AttachAdviceTests {
  /// What `loopviz attach` says of a process, and its status.
  private func advice(_ process: Int32, _ options: String...) async throws -> String {
    let run = try await onOwnThread { try runProcess(Product.path, ["attach"] + options + ["\(process)"]) }
    #expect(run.ending == .status(1))
    #expect(run.output.isEmpty)
    return run.error
  }

  @Test("a process that is none")
  func nowhere() async throws {
    let ended = try Child("/usr/bin/env", ["true"])
    _ = try ended.finish()
    let advice = try await advice(ended.identifier)
    #expect(advice.contains("There is no process \(ended.identifier)"))
    #expect(advice.contains("pgrep"))
  }

  @Test("a process that is not Python")
  func notPython() async throws {
    let child = try Child("/bin/sleep", ["3600"])
    let advice = try await advice(child.identifier)
    #expect(advice.contains("not Python"))
  }

  @Test("no number at all", arguments: ["0", "-1", "app.py"])
  func noNumber(word: String) async throws {
    let run = try await loopviz("attach", word)
    #expect(run.ending == .status(2))
  }

  /// A Python that is older than 3.14, and its version.
  private static let oldPython: (path: String, version: String)? = {
    guard let path = Product.find("python3") else { return nil }
    let program = "import sys; print(sys.executable, '%d.%d' % sys.version_info[:2], hasattr(sys, 'remote_exec'))"
    let words = (try? runProcess(path, ["-c", program]))?.output.split(separator: " ").map(String.init) ?? []
    guard words.count == 3, words[2].hasPrefix("False") else { return nil }
    return (words[0], words[1])
  }()

  @Test("a Python that is too old", .enabled(if: oldPython != nil, "no python3 older than 3.14 here"))
  func tooOld() async throws {
    let python = try #require(Self.oldPython)
    let child = try Child(python.path, ["-c", "import time; time.sleep(3600)"])
    let advice = try await advice(child.identifier)
    #expect(advice.contains("Python \(python.version)"))
    #expect(advice.contains("loopviz watch app.py"))
  }

  @Test("another user's process", .enabled(if: geteuid() == 0 && Product.find("setpriv") != nil, "only root can try"))
  func forbidden() async throws {
    let folder = try TemporaryFolder()
    // Where these tests are built, another user may not come. Copied by a process of its own: a file that this one has
    // open for writing, and so each child that another test starts meanwhile, cannot be run.
    let copy = try await onOwnThread { try runProcess("/bin/cp", [Product.path, folder.file("loopviz")]) }
    #expect(copy.ending == .status(0))
    let child = try Child("/bin/sleep", ["3600"])
    let setpriv = try #require(Product.find("setpriv"))
    let words = ["--reuid=65534", "--clear-groups", folder.file("loopviz"), "attach", "\(child.identifier)"]
    let run = try await onOwnThread { try runProcess(setpriv, words) }
    #expect(run.ending == .status(1))
    #expect(run.error.contains("belongs to root"))
    #expect(run.error.contains("sudo loopviz attach \(child.identifier)"))
  }
}
