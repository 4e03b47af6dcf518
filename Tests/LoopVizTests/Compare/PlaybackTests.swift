import Testing
import VizEngine

@testable import LoopViz

@Suite struct PlaybackTests {
  private func playback(end: Duration = .seconds(4)) -> Playback { Playback(end: .zero + end, speed: Speed()) }

  private func tick(_ playback: inout Playback, _ milliseconds: Int...) {
    for time in milliseconds { playback.tick(WallTime(milliseconds: time)) }
  }

  @Test func timePassesAsOnTheWall() {
    var playback = playback()
    tick(&playback, 5000)
    #expect(playback.instant == .zero, "the first tick only says what time it is")
    tick(&playback, 5033, 5100)
    #expect(playback.instant == .zero + .milliseconds(100))
  }

  @Test(arguments: [(1, 200), (3, 800), (-1, 50), (-2, 25)]) func itFlowsAtItsSpeed(steps: Int, milliseconds: Int) {
    var playback = playback()
    playback.speed.change(by: steps)
    tick(&playback, 0, 100)
    #expect(playback.instant == .zero + .milliseconds(milliseconds))
  }

  @Test func whatPassesWhileItIsPausedDoesNotCount() {
    var playback = playback()
    tick(&playback, 0, 100)
    playback.toggle()
    tick(&playback, 9000)
    playback.toggle()
    tick(&playback, 20_000, 20_050)
    #expect(playback.instant == .zero + .milliseconds(150))
  }

  @Test func aProgramThatWasStoppedHasNotPlayed() {
    var playback = playback()
    tick(&playback, 0, 1_000_000)
    #expect(playback.instant < .zero + .seconds(1))
  }

  @Test func itStopsAtTheEndAndThenPlaysFromTheStart() {
    var playback = playback(end: .milliseconds(150))
    tick(&playback, 0, 100, 200)
    #expect(playback.instant == .zero + .milliseconds(150))
    #expect(!playback.isPlaying && playback.isOver)
    playback.toggle()
    #expect(playback.isPlaying && playback.instant == .zero)
  }

  @Test func whatTakesNoTimeIsOverAtOnce() {
    var playback = playback(end: .zero)
    #expect(playback.isOver && !playback.isPlaying)
    playback.toggle()
    #expect(!playback.isPlaying)
  }

  @Test func aWallThatGoesBackDoesNoHarm() {
    var playback = playback()
    tick(&playback, 1000, 1100, 500, 600)
    #expect(playback.instant == .zero + .milliseconds(200))
  }
}
