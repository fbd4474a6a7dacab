import Records

extension Grammar {
  private static let items =
    "(with|including|:|-|;|,) (the|their|these|fields|the_fields)? {i:items} (please)?"

  /// Headings that say where records go in other words.
  static let headingForms: [Form<Clause>] = [
    Form("(an|the|our)? (export|sync|import|transfer|copy) (of|for) {r:records} \(items)") {
      words in
      guard let phrase = words.records("r"), phrase.condition == nil, !phrase.sides.isEmpty,
        let items = words.clause("i")
      else { return nil }
      return .all([.general(key: nil, isHeading: false), items])
    },
    Form("{r:records} (for|in) {t:records} \(items)") { listed($0) },
    Form("{t:records} (from|out_of) {r:records} \(items)") { listed($0) },
    Form("(we|i|id|wed) (would)? (also)? (love|like|want|need) {r:records} in {t:records} \(items)")
    { listed($0) },
    Form("(we|i|id|wed) (would)? (also)? (love|like|want|need) {r:records} in {t:records}") {
      heading($0)
    },
    Form("{r:records} for {t:records}") { heading($0) },
    Form("{t:records} (from|out_of) {r:records}") { heading($0) },
    Form(
      """
      (into|to) {t:records} (go|goes|come|comes|belong|should_go|must_go) (only|just|all)? \
      (those|the|these)? {r:records}
      """
    ) { heading($0) },
    Form(
      """
      \(submission) ,? (then)? (we|i) (want|need|would_like|expect) (to_have|to_get)? \
      {t:records} with (their|the|his_or_her)? {f:sources}
      """
    ) { words in
      guard isTarget(words.records("t")), words.joint("f") == .and else { return nil }
      return .all([.general(key: nil, isHeading: false), .copies(words.fields("f"), [])])
    },
    Form("\(submission) ,? (then)? (we|i) (want|need|would_like|expect) {t:records}") { words in
      isTarget(words.records("t")) ? .general(key: nil, isHeading: false) : nil
    },
  ]

  private static let submission =
    """
    (when|whenever|each_time|every_time) (somebody|someone|anyone|anybody|a_person|a_visitor|\
    a_user|people) (submits|submit|fills_in|fill_in|fills_out|fill_out|sends|send|completes|\
    complete) (a|an|the|our|any) (form|forms|contact_form|web_form) (on|via|through|at)? \
    (our|the)? (site|website|web_site|page|pages)?
    """

  private static func isTarget(_ phrase: RecordPhrase?) -> Bool {
    guard let phrase, phrase.condition == nil else { return false }
    return phrase.sides.contains(.target) || phrase.sides.contains(.either)
  }

  /// Both sides must be named: `contacts from HubSpot` says nothing about where they go.
  private static func heading(_ words: Captures) -> Clause? {
    guard let source = words.records("r"), isTarget(words.records("t")),
      source.sides.contains(.source)
    else { return nil }
    let general = Clause.general(key: nil, isHeading: false)
    guard let condition = source.condition else { return general }
    return .all([general, .filter(.skip, .not(condition))])
  }

  private static func listed(_ words: Captures) -> Clause? {
    guard let heading = heading(words), let items = words.clause("i") else { return nil }
    return .all([heading, items])
  }

  /// `Mailchimp | HubSpot`, over a table of which each row is a pair.
  func tableHeading(_ left: Range<Int>, _ right: Range<Int>) -> Clause? {
    guard case .records(let from)? = meaning(.records, left),
      case .records(let into)? = meaning(.records, right), from.condition == nil,
      into.condition == nil, from.sides == [.source], into.sides == [.target]
    else { return nil }
    return .note
  }
}
