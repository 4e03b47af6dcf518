import VizEngine

/// What is said of a program that is watched, beside its events.
protocol ProbePhrases: Sendable {
  /// A remark's name, at most seventeen columns.
  func word(_ remark: ProbeRemark.Kind) -> String
  /// The same in a few words.
  func brief(_ remark: ProbeRemark.Kind) -> String
  /// What it means, and what helps.
  func told(_ remark: ProbeRemark.Kind) -> String
  /// In the header: so many events are missing, and that the program is no longer seen.
  func missing(_ count: String) -> String
  var noLongerSeen: String { get }
  /// `exit status 3`.
  func words(_ exit: ProgramExit) -> String
  /// Why a source is not shown.
  func sentence(_ trouble: SourceTrouble, of file: String) -> String
  /// Keys go to the program; and what the key does that ends that.
  var keysGoToProgram: String { get }
  var givesKeysBack: String { get }
}
