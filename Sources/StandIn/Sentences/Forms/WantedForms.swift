/// Records that were left out and are not any more.
extension Grammar {
  static let wantedForms: [Form<Clause>] = [
    Form("(stop|no_longer|cease|quit) ($skipping) {r:records} (anymore|any_more|from_now_on)?") {
      wanted($0)
    },
    Form("($dont) ($skipping) {r:records} (anymore|any_more|any_longer|from_now_on)?") {
      wanted($0)
    },
    Form("(stop|no_longer) leaving {r:records} out") { wanted($0) },
    Form(
      """
      {r:records} (are|is|should_be|must_be) (no_longer|not) (to_be)? ($dropped) (anymore|any_more|\
      any_longer|from_now_on)?
      """
    ) { wanted($0) },
    Form(
      """
      ($move|include|let_in|let_through) {r:records} (again|after_all|once_more|nevertheless|\
      nonetheless|anyway)
      """
    ) { wanted($0) },
    Form("(remove|delete|drop|lift) the filter (for|on|of|about|against) {r:records}") {
      wanted($0)
    },
  ]

  private static let addedForms: [Form<Clause>] = [
    Form("($move|include|let_in|let_through) {r:records}") { wanted($0) }
  ]

  /// `Send those without an e-mail`, with "too" or "as well" behind it.
  func wantedToo(_ range: Range<Int>) -> Clause? { first(Self.addedForms, range) }

  private static func wanted(_ words: Captures) -> Clause? {
    words.records("r")?.condition.map { .wanted($0) }
  }
}
