import Records

extension Grammar {
  /// What the target holds already: left alone, emptied, or filled only where nothing is.
  static let targetStateForms: [Form<Clause>] = [
    Form(
      """
      ($dont) (touch|change|update|overwrite|modify|alter) (any)? {t:records} (that|which) (is|are|\
      have_been|has_been) (already)? {h:held} (in {s:records})?
      """
    ) { untouched($0) },
    Form(
      """
      ($dont) (touch|change|update|overwrite|modify|alter) (any)? {t:records} (whose|where|if) \
      (the|their)? {f:target} (is|has_been|says) (already)? {v:values} (in {s:records})?
      """
    ) { untouched($0) },
    Form(
      """
      {t:records} (that|which) (is|are) already {h:held} (in {s:records})? (stay|are_left|\
      remain|must_stay|should_stay|are) (as_they_are|untouched|alone|unchanged|not_touched)
      """
    ) { untouched($0) },
    Form(
      """
      leave {t:records} (alone|as_they_are|untouched)? (that|which) (is|are) already {h:held} \
      (in {s:records})? (alone|as_they_are|untouched)?
      """
    ) { untouched($0) },
    Form("(empty|clear|erase|wipe|blank) (out)? {t:targets}") { erased($0) },
    Form("{t:targets} (is|are|should_be|must_be|gets|get) (emptied|cleared|erased|wiped)") {
      erased($0)
    },
    Form(
      """
      {k:clause} ,? (but)? only (if|when|where) (the)? {t:records} (has|have) (no|not_got_a|\
      not_any) {f:target} (yet|already|so_far|there)?
      """
    ) { fillingOnly($0) },
    Form(
      """
      {k:clause} ,? (but)? only (if|when|where) {f:target} (is|are) (still|yet|currently)? (empty|\
      blank) in {t:records}
      """
    ) { fillingOnly($0) },
    Form(
      """
      (in_between|otherwise|else|in_all_other_cases|in_any_other_case|for_everyone_else|\
      for_everybody_else|for_all_others|in_other_cases|for_the_rest) ,? (leave|keep) {t:target} \
      (alone|as_it_is|as_they_are|unchanged|untouched|as_is)?
      """
    ) { stays($0) },
    Form(
      """
      (in_between|otherwise|else|in_all_other_cases|in_any_other_case|for_everyone_else|\
      for_everybody_else|for_all_others|in_other_cases|for_the_rest) ,? {t:target} (stays|is_left|\
      stay|are_left|remains|remain|is_kept|are_kept) (alone|as_it_is|as_they_are|unchanged|\
      untouched|\
      as_is|the_same)
      """
    ) { stays($0) },
    Form(
      """
      (in_between|otherwise|else|in_all_other_cases|in_other_cases)? ,? ($dont) (touch|change|\
      overwrite|write|update) {t:target} (otherwise|else|in_all_other_cases|in_other_cases)
      """
    ) { stays($0) },
    Form("leave {t:target} (alone|as_it_is|as_they_are|unchanged|untouched) (otherwise|else)") {
      stays($0)
    },
  ]

  private static func stays(_ words: Captures) -> Clause? {
    words.field("t").map { .rest($0, nil) }
  }

  private static func erased(_ words: Captures) -> Clause? {
    let fields = words.fields("t")
    guard !fields.isEmpty, words.joint("t") != .or, fields.allSatisfy(isOfEveryRecord) else {
      return nil
    }
    let clauses = fields.map { Clause.write($0, .nothing) }
    return clauses.count == 1 ? clauses[0] : .all(clauses)
  }

  /// `the fax`, `the fax of the contact`; not `the fax of customers`.
  private static func isOfEveryRecord(_ reference: FieldReference) -> Bool {
    let words = reference.quote.lowercased().split(separator: " ").map(String.init)
    guard let place = words.lastIndex(where: { ["of", "from", "in", "on"].contains($0) }) else {
      return true
    }
    let owner = words[(place + 1)...]
    return owner.count == 2 && owner.first == "the"
      && Lexicon.recordWords.contains(owner.last ?? "")
      && owner.last?.hasSuffix("s") == false
  }

  /// Records that the target holds in a certain state.
  private static func untouched(_ words: Captures) -> Clause? {
    guard let records = words.records("t"), records.condition == nil,
      words.records("s")?.condition == nil, words.records("s")?.sides.contains(.source) != true
    else { return nil }
    let isTarget = records.sides.contains(.target) || words.records("s")?.sides == [.target]
    guard isTarget else { return nil }
    if let held = words.condition("h") { return .filter(.skip, held) }
    guard let field = words.field("f") else { return nil }
    return .filter(
      .skip,
      .test(.current(field), Predicate(op: .equal, literals: words.literals("v")))
    )
  }

  /// A clause that writes just the field that must be empty for it.
  private static func fillingOnly(_ words: Captures) -> Clause? {
    guard let field = words.field("f"), let clause = words.clause("k"),
      let records = words.records("t"), records.condition == nil,
      !records.sides.contains(.source) || records.sides.contains(.target)
    else { return nil }
    let written = clause.references.filter { $0.side == .target }
    guard written.count > 0, written.allSatisfy({ $0.fields == field.fields }) else { return nil }
    switch clause {
    case .write, .when, .table: return .all([clause, .fillOnly([field])])
    default: return nil
    }
  }

  /// `Closed Won or Closed Lost`: what the one option field of the target that has them holds.
  func held(_ range: Range<Int>) -> Condition? {
    guard let values = literals(range) else { return nil }
    let fields = surroundings.targets.catalog.fields.filter { field in
      field.type == .option
        && values.allSatisfy { MappingDraft.option($0.text, of: field) != nil }
    }
    guard fields.count == 1 else { return nil }
    let reference = FieldReference(
      fields: fields,
      side: .target,
      text: fields[0].label,
      quote: quote(range)
    )
    return .test(.current(reference), Predicate(op: .equal, literals: values))
  }
}
