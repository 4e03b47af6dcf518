#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Ends the program for a mistake in its code that cannot be thrown, with a sentence that says what to do.
///
/// Not `preconditionFailure`: its sentence is left out of release builds.
@usableFromInline
func misuse(_ sentence: String) -> Never {
  fatalError(sentence)
}
