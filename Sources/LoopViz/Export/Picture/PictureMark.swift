/// The marks of the phases as lines, so that they look the same whatever fonts there are.
enum PictureMark {
  /// A phase's mark in a square of twelve pixels, as the rest of a path that begins at its upper left corner.
  static func shape(_ phase: Phase) -> String {
    switch phase {
    case .pending: "m1 6a5 5 0 1 1 10 0a5 5 0 1 1 -10 0"
    case .running: "m2.5 1l8 5l-8 5z"
    case .suspended: "m1 6a5 5 0 1 1 10 0a5 5 0 1 1 -10 0"
    case .finished: "m1.5 6.5l3 3.5l6 -8"
    case .failed: "m2 2l8 8m0 -8l-8 8"
    case .cancelled: "m1 6a5 5 0 1 1 10 0a5 5 0 1 1 -10 0m1.6 -3.6l7 7"
    }
  }

  /// A phase's mark in a square whose upper left corner is given.
  static func path(_ phase: Phase, x: Double, y: Double) -> String {
    let place = "M\(Markup.number(x)) \(Markup.number(y))"
    let shape = shape(phase)
    let dots = phase == .suspended ? " stroke-dasharray=\"0.1 3.04\"" : ""
    let fill = phase == .running ? " run" : ""
    return "<path d=\"\(place)\(shape)\" class=\"mark \(phase)-line\(fill)\"\(dots)/>"
  }

  /// The mark of a lock or the like that somebody has.
  static func held(x: Double, y: Double) -> String {
    "<path d=\"M\(Markup.number(x + 6)) \(Markup.number(y + 1))l4.5 5l-4.5 5l-4.5 -5z\" class=\"held\"/>"
  }
}
