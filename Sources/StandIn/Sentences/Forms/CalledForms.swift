/// Filters about records that a word tells which the catalogs do not have.
extension Grammar {
  static let calledForms: [Form<Clause>] = [
    Form("($skipping) {g:called} ({w:relative})?") { filter(.skip, $0) },
    Form("leave {g:called} (out|aside|behind)") { filter(.skip, $0) },
    Form("(no|without|except|except_for|but_not|apart_from) {g:called} (please)?") {
      filter(.skip, $0)
    },
    Form(
      """
      ($dont) (sync|import|send|transfer|include|take|bring|create|process|add|upload|export|\
      want|need|pass) (over|along|in|across)? {g:called} (over|along|across)? ({w:relative})?
      """
    ) { filter(.skip, $0) },
    Form("we (dont|do_not) (want|need) {g:called} (there|in_there)?") { filter(.skip, $0) },
    Form(
      """
      {g:called} (are|should_be|get|must_be|can_be|need_to_be|will_be|shall_be) (always)? (to_be)? \
      ($dropped)
      """
    ) { filter(.skip, $0) },
    Form(
      """
      {g:called} (are_not|should_not_be|must_not_be|may_not_be|will_not_be|shouldnt_be|cannot_be|\
      arent|mustnt_be) (to_be)? ($synced)
      """
    ) { filter(.skip, $0) },
    Form(
      """
      {g:called} (should_stay_out|stay_out|should_not_go_over|must_not_go_over|do_not_go_over|\
      should_not_come_over|must_not_come_over|shouldnt_come_over|are_not_for_us)
      """
    ) { filter(.skip, $0) },
    Form("(only|just) ($move)? {g:called} ({w:relative})?") { only($0) },
    Form("($move) (only|just) {g:called}") { only($0) },
    Form("(reject|refuse) {g:called}") { filter(.reject, $0) },
    Form("(hold|flag|park|queue) {g:called} (for_review|for_a_person|for_manual_review|back)?") {
      filter(.hold, $0)
    },
  ]

  private static func condition(_ words: Captures) -> Condition? {
    guard let called = words.condition("g") else { return nil }
    return words.condition("w").map { all(called, $0) } ?? called
  }

  private static func filter(_ action: Clause.FilterAction, _ words: Captures) -> Clause? {
    condition(words).map { .filter(action, $0) }
  }

  private static func only(_ words: Captures) -> Clause? {
    condition(words).map { .filter(.skip, .not($0)) }
  }
}
