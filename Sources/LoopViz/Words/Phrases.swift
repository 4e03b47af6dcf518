/// All that the program says, in one language. A language is a type that conforms; a phrase that it lacks does not
/// compile.
protocol Phrases: NamePhrases, StatePhrases, WhyPhrases, OccurrencePhrases, LogPhrases, MenuPhrases, RunPhrases,
  LoopPhrases, DetailsPhrases, ExportPhrases, HelpPhrases, KeyPhrases, SummaryPhrases, FindingPhrases, ChainPhrases,
  TurnPhrases, ErrorPhrases, ComparisonPhrases, PredictionPhrases, ProbePhrases
{
  /// What presents the examples.
  var catalog: any CatalogPhrases { get }
}
