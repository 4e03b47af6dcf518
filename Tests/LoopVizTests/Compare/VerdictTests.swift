import TestSupport
import Testing
import VizEngine

@testable import LoopViz

@Suite struct VerdictTests {
  private func outcome(_ name: String) throws -> RunOutcome {
    let run = try RecordedRun.example(name)
    return RunOutcome(run, Timeline(run.trace))
  }

  private func sentence(_ one: String, _ other: String, _ language: Language = .english) throws -> String {
    language.phrases.sentence(Verdict(try outcome(one), try outcome(other)))
  }

  @Test(
    arguments: [
      ("workers", RunOutcome.Use.overlapped), ("sequential", .oneAfterAnother), ("blocking", .busy), ("await", .single),
      ("coroutine", .nothing), ("thread", .overlapped), ("requests", .overlapped),
    ])
  func everyRunUsesItsTimeInAWay(name: String, use: RunOutcome.Use) throws {
    #expect(try outcome(name).use == use)
  }

  @Test func waitsAreCountedAndSetAgainstTheTimeTheyCover() throws {
    let workers = try outcome("workers").waiting
    #expect(workers.count == 4 && workers.sum == .seconds(10) && workers.covered == .seconds(4))
    let sequential = try outcome("sequential").waiting
    #expect(sequential.count == 4 && sequential.sum == .seconds(10) && sequential.covered == .seconds(10))
    #expect(try outcome("blocking").waiting.count == 0)
  }

  /// The sum is that of the fold, which counts in another way.
  @Test(arguments: CatalogEntry.all.map(\.name)) func theSumIsThatOfTheFold(name: String) throws {
    guard let entry = CatalogEntry.all.first(where: { $0.name == name }) else { return }
    let run = RunRecording.record(entry)
    let outcome = RunOutcome(run, Timeline(run.trace))
    #expect(outcome.waiting.sum == outcome.summary.waited)
    #expect(outcome.waiting.covered <= outcome.waiting.sum && outcome.waiting.covered <= outcome.summary.elapsed)
  }

  @Test func whatDiffersIsSaidPlainly() throws {
    #expect(
      try sentence("sequential", "workers")
        == "workers is 2.5 times faster: 4.00 s, not 10.0 s. It has 10.0 s of waits, which overlap in 4.00 s; "
        + "sequential waits 10.0 s, one after another.")
    #expect(
      try sentence("blocking", "await")
        == "await is 10 times faster: 1.00 s, not 10.0 s. It waits once, 1.00 s, and its loop is free meanwhile; "
        + "blocking keeps the loop busy for 10.0 s of 10.0 s, so nothing can overlap.")
    #expect(
      try sentence("blocking", "sequential")
        == "Both take 10.0 s: blocking keeps the loop busy for 10.0 s of 10.0 s, so nothing can overlap; "
        + "sequential waits 10.0 s, one after another.")
    #expect(try sentence("coroutine", "task").hasPrefix("Neither takes time"))
    #expect(try sentence("coroutine", "workers").hasPrefix("coroutine takes 0 s, workers 4.00 s."))
  }

  @Test func aRunThatFailedIsNoMeasure() throws {
    let sentence = try sentence("deadlock", "workers")
    #expect(sentence.hasPrefix("deadlock fails after 900 ms: RuntimeError('deadlock: "))
    #expect(sentence.contains("do not tell which is faster"))
  }

  @Test func chineseSaysTheSame() throws {
    #expect(try sentence("sequential", "workers", .chinese).contains("workers 是 sequential 的 2.5 倍速"))
    #expect(try sentence("deadlock", "workers", .chinese).contains("失败"))
  }

  /// Any two can be compared, in any language, without a word of nonsense.
  @Test(arguments: Language.allCases) func anyTwoCanBeCompared(language: Language) throws {
    let outcomes = try CatalogEntry.small.map { try outcome($0.name) }
    for (number, one) in outcomes.enumerated() {
      let other = outcomes[(number * 7 + 3) % outcomes.count]
      let sentence = language.phrases.sentence(Verdict(one, other))
      #expect(sentence.contains(one.name) && sentence.contains(other.name), "\(sentence)")
      #expect(!sentence.contains("inf") && !sentence.contains("nan"), "\(sentence)")
    }
  }

  @Test func theSameRunTwiceIsAlike() throws {
    let workers = try outcome("workers")
    #expect(Verdict(workers, workers) == .alike(workers, workers))
  }
}
