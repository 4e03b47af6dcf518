/// How a page is to be.
struct PageOptions: Sendable {
  /// Of a longer run the first events alone are in the page, which says so.
  var eventLimit = 100_000
  var phrases: any Phrases = English()
}
