import Testing

@testable import LoopViz

/// What a process's command line says of the program that its Python runs.
@Suite("command lines of Python")
struct PythonCommandLineTests {
  @Test(
    "a script",
    arguments: [
      ["python3", "app.py"], ["python3", "-u", "app.py", "-m", "other"], ["python3", "-X", "dev", "app.py"],
      ["/usr/bin/python3.14", "-Xdev", "-W", "error", "-bb", "app.py", "--port", "80"], ["uwsgi", "app.py"],
    ])
  func script(words: [String]) {
    let line = PythonCommandLine(words)
    #expect(line.script == "app.py")
    #expect(line.module == nil)
  }

  @Test("a module", arguments: [["python3", "-m", "shop.web"], ["python3", "-u", "-mshop.web", "app.py"]])
  func module(words: [String]) {
    let line = PythonCommandLine(words)
    #expect(line.script == nil)
    #expect(line.module == "shop.web")
  }

  @Test(
    "neither", arguments: [[], ["python3"], ["python3", "-"], ["python3", "-c", "app.py"], ["python3", "-m"]])
  func neither(words: [String]) {
    let line = PythonCommandLine(words)
    #expect(line.script == nil)
    #expect(line.module == nil)
  }
}
