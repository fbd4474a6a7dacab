import Records

extension Grammar {
  /// A noun phrase for records: `all contacts without an e-mail`, `archived members`, `customers`.
  func records(_ range: Range<Int>) -> RecordPhrase? {
    var range = range
    let leads: Set<String> = [
      "the", "all", "any", "every", "our", "these", "of", "each", "a", "an", "new", "existing",
      "completed", "their", "your",
    ]
    while range.count > 1, leads.contains(tokens[range.lowerBound].folded) {
      // New and existing records are a condition.
      if ["new", "existing", "completed"].contains(tokens[range.lowerBound].folded) { break }
      range = range.lowerBound + 1..<range.upperBound
    }
    let sides = sides(of: range)
    let words = tokens[range].map(\.folded)
    if words.contains("others") || words.contains("other") { return nil }
    if range.count == 1, !surroundings.objectWords.contains(PhraseTrimming.singular(words[0])),
      let state = state(range)
    {
      return RecordPhrase(condition: state, sides: sides)
    }
    if isPlainRecords(range) { return RecordPhrase(condition: nil, sides: sides) }
    if let state = adjectives(range) { return RecordPhrase(condition: state, sides: sides) }
    for place in range where place > range.lowerBound {
      let head = range.lowerBound..<place
      let condition: Condition?
      if isPlainRecords(head) {
        condition = nil
      } else if let state = adjectives(head) {
        condition = state
      } else {
        continue
      }
      if isOrigin(place..<range.upperBound) {
        return RecordPhrase(condition: condition, sides: self.sides(of: head))
      }
      guard let relative = relative(place..<range.upperBound) else { continue }
      return RecordPhrase(
        condition: condition.map { Self.all($0, relative) } ?? relative,
        sides: self.sides(of: head)
      )
    }
    return nil
  }

  private func sides(of range: Range<Int>) -> Set<FieldReference.Side> {
    let words = Set(tokens[range].flatMap { [$0.folded, PhraseTrimming.singular($0.folded)] })
    let own = surroundings.sourceWords
    let other = surroundings.targetWords
    var sides: Set<FieldReference.Side> = []
    if !words.isDisjoint(with: own.intersection(other)) { sides.insert(.either) }
    if !words.isDisjoint(with: own.subtracting(other)) { sides.insert(.source) }
    if !words.isDisjoint(with: other.subtracting(own)) { sides.insert(.target) }
    return sides
  }

  /// Only words for the records themselves and where they are.
  func isPlainRecords(_ range: Range<Int>) -> Bool {
    let words = tokens[range]
    guard !range.isEmpty, words.allSatisfy({ $0.kind == .word || $0.isMark("(") || $0.isMark(")") })
    else { return false }
    let fillers: Set<String> = [
      "the", "our", "all", "of", "from", "in", "to", "a", "an", "as", "your", "every", "each",
      "this", "list", "audience", "data", "object", "table", "export", "crm", "portal", "org",
      "them", "into", "events", "event", "sheet", "database", "base", "attached", "uploaded",
      "account", "instance", "standard",
    ]
    let names = surroundings.objectWords
    var sawNoun = false
    for token in words {
      let word = token.folded
      if names.contains(word) || names.contains(PhraseTrimming.singular(word))
        || Lexicon.recordWords.contains(word) || Lexicon.pronouns.contains(word)
        || Lexicon.systems.contains(word)
      {
        sawNoun = true
      } else if !fillers.contains(word), !token.isMark("("), !token.isMark(")") {
        return false
      }
    }
    return sawNoun
  }

  /// `unsubscribed contacts`, `test orders`, `archived and pending members`, `customers`.
  private func adjectives(_ range: Range<Int>) -> Condition? {
    guard range.count <= 7, tokens[range].allSatisfy({ $0.kind == .word || $0.isComma })
    else { return nil }
    let noun = tokens[range.upperBound - 1].folded
    let isNoun =
      Lexicon.recordWords.contains(noun) || Lexicon.pronouns.contains(noun)
      || surroundings.objectWords.contains(noun)
      || surroundings.objectWords.contains(PhraseTrimming.singular(noun))
    var stretch = range
    if isNoun, range.count > 1 {
      stretch = range.lowerBound..<range.upperBound - 1
      if stretch.count == 1 {
        let word = tokens[stretch.lowerBound].folded
        if ["new"].contains(word) { return .isNew(true) }
        if ["existing", "known"].contains(word) { return .isNew(false) }
      }
    }
    return states(stretch)
  }

  private func states(_ range: Range<Int>) -> Condition? {
    if let one = state(range) { return one }
    guard let members = listed(range, state), members.count > 1 else { return nil }
    return .any(members)
  }

  /// What stands between commas, "and" and "or"; `nil` where one of them is not read.
  func listed(_ range: Range<Int>, _ read: (Range<Int>) -> Condition?) -> [Condition]? {
    var members: [Condition] = []
    var start = range.lowerBound
    for index in range.indices + [range.upperBound] {
      let isEnd = index == range.upperBound
      guard isEnd || tokens[index].isComma || ["and", "or"].contains(tokens[index].folded) else {
        continue
      }
      if index > start {
        guard let member = read(start..<index) else { return nil }
        members.append(member)
      }
      start = index + 1
    }
    return members
  }

  // MARK: Which ones

  func relative(_ range: Range<Int>) -> Condition? {
    first(Self.relativeForms, range)
  }

  private static func empty(_ words: Captures) -> Condition? {
    words.field("f").map { .test(.field($0), Predicate(op: .isNull)) }
  }

  private static func filled(_ words: Captures) -> Condition? {
    words.field("f").map { .test(.field($0), Predicate(op: .isNotNull)) }
  }

  /// Values that stand right behind their field: in quotation marks, numbers, or options of it.
  private static func valued(_ words: Captures) -> Condition? {
    guard let reference = words.field("f"), let field = reference.field else { return nil }
    let values = words.literals("v")
    let isClear = values.allSatisfy { value in
      value.isQuoted || MappingDraft.option(value.text, of: field) != nil
    }
    guard isClear, !values.isEmpty else { return nil }
    return .test(.field(reference), Predicate(op: .equal, literals: values))
  }

  private static let relativeForms: [Form<Condition>] = [
    Form(
      """
      (that|who|which) (already)? (exist|exists|are_known|are_there|are_in) (already)? \
      (in)? (the)? (hubspot|salesforce|mailchimp|target|there|crm)?
      """
    ) { _ in .isNew(false) },
    Form(
      """
      without|with_no|having_no|lacking|missing|that_lack|who_lack|with_an_empty|\
      with_a_blank|with_empty|with_blank|with_a_missing|with_missing|w/o|that_miss|minus \
      (a|an|any|the|valid|their)? {f:source}
      """
    ) { empty($0) },
    Form("(that|who|which) (have|has|had|got|come_with|gave|left) (no|not_any|not_a) {f:source}") {
      empty($0)
    },
    Form(
      """
      (that|who|which)? (do_not|dont|doesnt|does_not|did_not|didnt) (have|give|provide|\
      leave|contain|carry) (a|an|any|the|their)? {f:source}
      """
    ) { empty($0) },
    Form("where there is|are no {f:source}") { empty($0) },
    Form("with neither {f:sources}") { words in
      let tests = words.fields("f").map { Condition.test(.field($0), Predicate(op: .isNull)) }
      return tests.count > 1 ? .all(tests) : nil
    },
    Form("missing (either)? {f:sources}") { words in
      let tests = words.fields("f").map { Condition.test(.field($0), Predicate(op: .isNull)) }
      return tests.count > 1 && words.joint("f") == .or ? .any(tests) : nil
    },
    Form(
      """
      with|having|that_have|who_have|which_have|that_has|who_gave|who_left|who_have_given|\
      that_come_with|who_gave_us (a|an|the|any|some|their|both|at_least_a|at_least_an)? \
      {f:source}
      """
    ) { filled($0) },
    Form("with|having|that_have|who_have|which_have (both|an|a|their)? {f:sources}") { words in
      let tests = words.fields("f").map { Condition.test(.field($0), Predicate(op: .isNotNull)) }
      guard tests.count > 1 else { return nil }
      return words.joint("f") == .and ? .all(tests) : .any(tests)
    },
    Form(
      """
      with|having|that_have|who_have|which_have|of (a|an|the|their)? {f:source} (of|=|:)? {v:values}
      """
    ) { valued($0) },
    Form("with (a|an|the|their)? {c:cond}") { $0.condition("c") },
    Form("having (a|an|the)? {c:cond}") { $0.condition("c") },
    Form("marked|flagged|tagged (as)? {c:cond}") { $0.condition("c") },
    Form(
      "(where|whose|if|when|in_which|for_which|for_whom|with_whom|that_say) (the|their)? {c:cond}"
    ) { $0.condition("c") },
    Form("(that|who|which) {c:cond}") { $0.condition("c") },
    Form("(that|who|which) (have|has) (a|an|the|their)? {c:cond}") { $0.condition("c") },
    Form(
      """
      (from|in|based_in|living_in|located_in|who_live_in|that_are_from|who_are_from|\
      that_live_in) {v:values}
      """
    ) { _ in nil },
    Form("{c:cond}") { words in
      // "contacts opted out": only what needs no subject.
      guard case .test(.field, let predicate)? = words.condition("c"), predicate.op == .isTrue
      else { return nil }
      return words.condition("c")
    },
  ]

  // MARK: Records as subjects

  static let recordForms: [Form<Condition>] = [
    Form("(there_is|there_are|we_have|they_have|it_has|they_gave|there_was) (a|an|any)? {f:source}")
    { filled($0) },
    Form(
      """
      (there_is|there_are|we_have|they_have|it_has|there_was|they_gave|it_comes_with) no \
      {f:source}
      """
    ) { empty($0) },
    Form(
      """
      (there_isnt|there_arent|we_dont_have|they_dont_have|it_does_not_have|it_doesnt_have|\
      there_is_not|there_are_not|we_do_not_have|they_have_not_given|they_do_not_have) (a|\
      an|any) {f:source}
      """
    ) { empty($0) },
    Form(
      """
      no|without|missing {f:source} (is_there|is_given|is_set|is_known|exists|given|\
      was_given|is_available|present|is_present)?
      """
    ) { empty($0) },
    Form("(the)? {r:records} (has|have) no {f:source}") { words in
      words.records("r")?.condition == nil ? empty(words) : nil
    },
    Form(
      "(the)? {r:records} (does_not_have|doesnt_have|do_not_have|dont_have) (a|an|any) {f:source}"
    ) { words in
      words.records("r")?.condition == nil ? empty(words) : nil
    },
    Form("(the)? {r:records} (has|have) (a|an) {f:source}") { words in
      words.records("r")?.condition == nil ? filled(words) : nil
    },
    Form(
      """
      (it|they|the_contact|the_record|the_lead|the_person|that|he|she|the_member|\
      he_or_she) (is|are) (new|not_there_yet|not_in_there_yet) (to_us|in_the_target|\
      there)?
      """
    ) { _ in .isNew(true) },
    Form(
      """
      (it|they|the_contact|the_record|the_lead|the_person|that|the_member) \
      (does_not_exist|doesnt_exist|do_not_exist|dont_exist) (yet)? (in)? (the)? \
      (salesforce|hubspot|mailchimp|target|destination|there)? (yet)?
      """
    ) { _ in .isNew(true) },
    Form("(creating|on_create|on_creation) (a)? (new)? (record|contact|lead|one)?") { _ in
      .isNew(true)
    },
    Form(
      """
      (it|they|the_contact|the_record|the_lead|the_person|the_member) (already)? (exists|\
      exist|is_there|is_known|are_there) (already)? (in)? (the)? (salesforce|hubspot|\
      mailchimp|target|destination)?
      """
    ) { _ in .isNew(false) },
  ]

  static let testForms: [Form<Condition>] = [
    Form("(both|all_of)? {f:sources} (are|is|have_been)? (both|all)? ($filled)") { words in
      let tests = words.fields("f").map { Condition.test(.field($0), Predicate(op: .isNotNull)) }
      guard tests.count > 1 else { return nil }
      return words.joint("f") == .and ? .all(tests) : .any(tests)
    },
    Form("(is|are|has|have)? (a|an)? {f:source} (given|known|there|set|filled|available|present)") {
      filled($0)
    },
    Form(
      """
      (the)? (email|mail|address|mail_address|email_address) (is|belongs_to|comes_from) \
      (a|an|at) {q:quoted} (address|domain|email|one)?
      """
    ) { _ in nil },
  ]
}
