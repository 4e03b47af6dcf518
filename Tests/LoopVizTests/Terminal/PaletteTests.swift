import Testing

@testable import LoopViz

@Suite struct PaletteTests {
  /// The colours of Okabe and Ito, as red, green and blue.
  private static let wanted: [(ink: Ink, red: Int, green: Int, blue: Int)] = [
    (.pending, 0x56, 0xB4, 0xE9), (.running, 0xF0, 0xE4, 0x42), (.suspended, 0xE6, 0x9F, 0x00),
    (.finished, 0x00, 0x9E, 0x73), (.failed, 0xD5, 0x5E, 0x00), (.cancelled, 0xCC, 0x79, 0xA7),
  ]

  @Test func statesHaveTheNearestColourOfTheCube() {
    let levels = [0, 95, 135, 175, 215, 255]
    for colour in Self.wanted {
      func distance(_ index: Int) -> Int {
        let (red, green, blue) = (levels[index / 36], levels[index / 6 % 6], levels[index % 6])
        return (red - colour.red) * (red - colour.red) + (green - colour.green) * (green - colour.green)
          + (blue - colour.blue) * (blue - colour.blue)
      }
      let nearest = (0..<216).map(distance).min()
      let chosen = Palette(depth: .twoHundredFiftySix).colour(colour.ink).map { distance($0 - 16) }
      #expect(chosen == nearest, "\(colour.ink)")
    }
  }

  @Test func fewerColoursAreNamesOfTheTerminalsOwn() {
    for ink in Ink.allCases {
      #expect((Palette(depth: .eight).colour(ink) ?? 0) < 8)
      #expect((Palette(depth: .sixteen).colour(ink) ?? 0) < 16)
      #expect(Palette(depth: .none).colour(ink) == nil)
    }
    #expect(Palette(depth: .none).attributes(.running) == .bold)
    #expect(
      [0, 7, 8, 16, 88, 256, 1 << 24].map(Palette.Depth.init(count:)) == [
        .none, .none, .eight, .sixteen, .sixteen, .twoHundredFiftySix, .twoHundredFiftySix,
      ])
  }
}
