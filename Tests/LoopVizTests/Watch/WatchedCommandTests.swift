import Testing

@testable import LoopViz

/// What is run, for what stands on the command line.
@Suite struct WatchedCommandTests {
  private func command(_ words: String...) -> WatchedCommand? { WatchedCommand(words, python: "python3.12") }

  @Test func aScriptIsRunByPythonWithItsArguments() {
    let command = command("src/app.py", "--port", "8080", "--", "-m")
    #expect(command?.arguments == ["python3.12", "src/app.py", "--port", "8080", "--", "-m"])
    #expect(command?.name == "app.py")
    #expect(command?.script == "src/app.py")
  }

  @Test func aModuleIsRunByPython() {
    let command = command("-m", "package.module", "-v")
    #expect(command?.arguments == ["python3.12", "-m", "package.module", "-v"])
    #expect(command?.name == "package.module")
    #expect(command?.script == nil)
  }

  @Test func aProgramIsRunAsItStands() {
    let command = command("--", "/usr/bin/uvicorn", "app:app", "--reload")
    #expect(command?.arguments == ["/usr/bin/uvicorn", "app:app", "--reload"])
    #expect(command?.name == "uvicorn")
  }

  @Test(arguments: [
    (["/usr/bin/python3.12", "-X", "dev", "src/app.py", "-m"], "app.py"),
    (["python", "-W", "error", "-m", "package.module", "setup.py"], "package.module"),
    (["python3", "-c", "pass"], "python3"), (["python3", "-m"], "python3"), (["uv", "run", "app.py"], "uv"),
  ]) func anInterpreterIsNotWhatAProgramIsCalled(words: [String], name: String) {
    let command = WatchedCommand(["--"] + words, python: "python3.12")
    #expect(command?.arguments == words)
    #expect(command?.name == name)
  }

  @Test func nothingIsNothing() {
    #expect(command() == nil)
    #expect(command("-m") == nil)
    #expect(command("--") == nil)
  }
}
