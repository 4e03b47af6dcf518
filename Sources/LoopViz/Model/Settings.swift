/// What the user or the terminal has settled before the screen begins.
struct Settings: Hashable, Sendable {
  var glyphs = Glyphs.unicode
  var language = Language.english
  /// Without motion nothing lights up when it moves.
  var reducesMotion = false
  var usesMouse = true
}

/// How fast the clock of a run flows, in steps that double.
struct Speed: Hashable, Sendable {
  /// The power of two: -2 is a quarter, 3 eight times.
  private(set) var exponent = 0

  static let slowest = -2
  static let fastest = 3

  var factor: Double {
    exponent < 0 ? 1 / Double(1 << -exponent) : Double(1 << exponent)
  }

  /// `¼`, `½`, `1` … `8`, with `×`; in ASCII `1/4x`.
  func text(_ glyphs: Glyphs) -> String {
    let number =
      switch (exponent, glyphs) {
      case (-2, .unicode): "¼"
      case (-1, .unicode): "½"
      case (..<0, _): "1/\(1 << -exponent)"
      default: "\(1 << exponent)"
      }
    return number + (glyphs == .unicode ? "×" : "x")
  }

  mutating func change(by steps: Int) {
    exponent = min(Self.fastest, max(Self.slowest, exponent + steps))
  }

  init() {}

  /// The step nearest to a factor asked for on the command line.
  init(nearest factor: Double) {
    let all = (Self.slowest...Self.fastest).map { exponent in
      var speed = Speed()
      speed.change(by: exponent)
      return speed
    }
    self = all.min { abs($0.factor - factor) < abs($1.factor - factor) } ?? Speed()
  }
}
