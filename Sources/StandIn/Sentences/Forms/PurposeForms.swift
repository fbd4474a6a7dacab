import Records

extension Grammar {
  private static let somebody =
    """
    it|they|the_member|the_contact|the_record|people|somebody|someone|the_lead|the_person|\
    the_deal|a_member|a_contact|a_record|members|contacts|records
    """

  /// What a rule is for, and that it holds in every case.
  static let purposeForms: [Form<Clause>] = [
    Form("{k:clause} (instead|from_now_on_instead|instead_from_now_on)") { rule($0) },
    Form("(instead) ,? {k:clause}") { rule($0) },
    Form(
      """
      {k:clause} ,? (so_that|so) (our|the)? {w:words} (can|could|will|may) (easily|quickly|also)? \
      (see|find|notice|reach|contact|recognise|recognize|spot|call|follow_up_with|work_with) \
      (them|it|these|those)
      """
    ) { words in
      let who = words.text("w")?.lowercased().split(separator: " ").map(String.init) ?? []
      guard (1...3).contains(who.count), who.allSatisfy({ !Lexicon.reserved.contains($0) }) else {
        return nil
      }
      return rule(words)
    },
    Form(
      """
      (whether|no_matter_whether|no_matter_if|regardless_of_whether) (\(somebody)) (is|are) \
      (new|known|existing|already_there|there_already|there) or (not|new|known|existing|\
      already_there|there_already|old|already_known) ,? {k:clause}
      """
    ) { rule($0) },
    Form(
      """
      (whatever|what|everything) (they|people|somebody|someone|the_person|the_visitor|visitors|\
      the_user|users|he_or_she) (typed|type|types|wrote|write|writes|entered|enter|enters|put|\
      filled_in|fill_in|gave|said|typed_in) (as|in|into|for|under) {e:source} ($becomes) {target}
      """
    ) { words in
      guard let source = words.field("e"), source.field != nil, let target = words.field("target"),
        target.field != nil
      else { return nil }
      return .write(target, .field(source))
    },
    Form("{f:sources} (goes|go|comes|come|is_copied|are_copied) (over|along|across) {s:steps}") {
      words in
      let fields = words.fields("f")
      guard !fields.isEmpty, words.joint("f") != .or, !words.changes("s").isEmpty else {
        return nil
      }
      return .copies(fields, words.changes("s"))
    },
    Form(
      """
      {target} (is|gets|becomes|comes_from) (the)? (month_and_day|day_and_month|\
      month_and_the_day|day_and_the_month) (of|from|in) {f:source} ,? (as|in|written_as|\
      in_the_form|like) {w:words}
      """
    ) { words in
      guard let target = words.field("target"), let source = words.field("f"),
        let pattern = words.text("w").flatMap({ WrittenExample.partialPattern($0) }),
        !pattern.contains("%Y"), pattern != "iso"
      else { return nil }
      return .write(target, .changed(.field(source), [.writtenAs(pattern)]))
    },
    Form(
      """
      (all)? (the)? (dates|date_fields|days) (in|of) (this|the|our|that) (file|list|sheet|export|\
      table|csv|spreadsheet|source) (are|come|are_given|are_written) (always|all)? \
      (in|in_the|the)? \
      (american|us|european|british|german|international)? (format|notation|style|way|form)? <( \
      {p:pattern} )>
      """
    ) { words in
      words.text("p").map { .dateFormat([$0]) }
    },
    Form(
      """
      {a:target} (is|comes_from|gets|=|:) {b:source} , (and)? (the)? {c:target} the {d:source}
      """
    ) { words in
      guard let first = words.field("a"), let value = words.field("b"),
        let second = words.field("c"), let other = words.field("d"),
        [first, value, second, other].allSatisfy({ $0.field != nil && $0.pronoun == nil }),
        first.fields != second.fields
      else { return nil }
      return .all([.write(first, .field(value)), .write(second, .field(other))])
    },
  ]

  /// One that always writes.
  private static func rule(_ words: Captures) -> Clause? {
    switch words.clause("k") {
    case .write(let target, let value)?: .write(target, value)
    case .copies(let fields, let changes)?: .copies(fields, changes)
    default: nil
    }
  }
}
