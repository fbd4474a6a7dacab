extension Grammar {
  static let filterForms: [Form<Clause>] = [
    Form("($skipping) {r:records}") { skip($0) },
    Form("($skipping) ($records)? ($if) {c:cond}") { skipIf($0) },
    Form("($if) {c:cond} ,? (then)? (please)? ($skipping) ($records)?") { skipIf($0) },
    Form(
      """
      ($if) {c:cond} ,? (then)? ($dont) (sync|import|send|map|transfer|copy|include|take|\
      bring|push|create|process|add|upload|export|touch|write) ($records)
      """
    ) { skipIf($0) },
    Form("($skipping) ($records)? unless {c:cond}") { words in
      words.condition("c").map { .filter(.skip, .not($0)) }
    },
    Form(
      """
      ($dont) (sync|import|send|map|transfer|copy|include|take|bring|push|create|process|\
      add|upload|export|want|need|pass|move) (over|along|in|across)? {r:records} (over|to|\
      into)? {t:records}?
      """
    ) { words in
      words.records("t")?.condition == nil ? skip(words) : nil
    },
    Form(
      """
      ($dont) (sync|import|send|map|transfer|copy|include|take|bring|push|create|process|\
      add|upload|export|pass|move) ($records) ($if) {c:cond}
      """
    ) { skipIf($0) },
    Form("leave {r:records} (out|alone|behind|aside|where_they_are)") { skip($0) },
    Form("leave ($records) (out|alone|behind) ($if) {c:cond}") { skipIf($0) },
    Form(
      """
      {r:records} (are|is|should_be|get|must_be|can_be|need_to_be|will_be|shall_be) \
      (always)? (to_be)? ($dropped)
      """
    ) { skip($0) },
    Form("(except|but) that {k:clause}") { words in
      guard case .filter(.skip, let condition)? = words.clause("k") else { return nil }
      return .filter(.skip, condition)
    },
    Form(
      """
      {r:records} (are_not|should_not_be|must_not_be|may_not_be|will_not_be|shouldnt_be|\
      cannot_be|arent|do_not_get|never_get|mustnt_be|dont_get) ($synced)
      """
    ) { skip($0) },
    Form(
      """
      {r:records} (should_stay_out|stay_out|should_not_go_through|must_not_go_over|\
      do_not_belong_in_there|should_not_come_over|must_not_come_over|shouldnt_come_over|\
      should_not_come_through|are_not_for_us)
      """
    ) { skip($0) },
    Form(
      """
      we (dont|do_not) (want|need) {r:records} (there|in_there|in_salesforce|in_hubspot|\
      in_mailchimp)?
      """
    ) { skip($0) },
    Form("no {f:source} , no {r:records} (: | , | -)? (($skipping) ($records))?") { words in
      guard let field = words.field("f"), words.records("r")?.condition == nil else { return nil }
      return .filter(.skip, .test(.field(field), Predicate(op: .isNull)))
    },
    Form("no {r:records} (please)?") { skip($0) },
    Form("(only|just|exclusively) ($move)? {r:records} ((to|into) {t:records})?") { onlyTo($0) },
    Form("($move) (only|just) {r:records} ((to|into) {t:records})?") { onlyTo($0) },
    Form("($move) {r:records} only") { only($0) },
    Form("(only|just) ($move) ($records)? ($if) {c:cond}") { onlyIf($0) },
    Form("($move) ($records) only ($if) {c:cond}") { onlyIf($0) },
    Form(
      "(only)? {r:records} (only)? (are|is|should_be|get|must_be|may_be|can_be) (to_be)? ($synced)"
    ) { only($0, needs: "only") },
    Form("only {r:records} (are|is|should_be|get|must_be|may_be|can_be|will_be) (to_be)? ($synced)")
    { only($0) },
    Form(
      """
      only {r:records} (should_go_over|should_come_over|go_over|come_over|\
      should_go_through|qualify|count|may_go_over|are_relevant|are_of_interest|matter)
      """
    ) { only($0) },
    Form(
      """
      (limit|restrict) (it|this|the_sync|the_mapping|everything|the_import|the_export|\
      this_sync|it_all)? to {r:records}
      """
    ) { only($0) },
    Form(
      "(we_only|i_only|we_just) (want|need|care_about|sync|import|are_interested_in) {r:records}"
    ) { only($0) },
    Form("only ($if) {c:cond}") { onlyIf($0) },
    Form("only for {r:records}") { only($0) },
    Form("(but|and)? (please)? (only|just) {r:records}") { only($0) },
    Form("(reject|refuse) {r:records}") { words in
      words.records("r")?.condition.map { .filter(.reject, $0) }
    },
    Form("(reject|refuse) ($records)? ($if) {c:cond}") { words in
      words.condition("c").map { .filter(.reject, $0) }
    },
    Form("($if) {c:cond} ,? (then)? (reject|refuse) ($records)") { words in
      words.condition("c").map { .filter(.reject, $0) }
    },
    Form("{r:records} (are|is|should_be|must_be|get) (rejected|refused|invalid)") { words in
      words.records("r")?.condition.map { .filter(.reject, $0) }
    },
    Form("($if) {c:cond} ,? (then)? ($holding)") { hold($0) },
    Form("($holding) ($if) {c:cond}") { hold($0) },
    Form("($holding) (about|on|with|for)? {r:records}") { words in
      words.records("r")?.condition.map { .filter(.hold, $0) }
    },
    Form(
      """
      (hold|flag|park|queue) {r:records} (for_review|for_a_person|for_manual_review|back|\
      for_us_to_check|for_a_decision|until_somebody_has_looked|until_someone_decides)?
      """
    ) { words in
      words.records("r")?.condition.map { .filter(.hold, $0) }
    },
    Form(
      """
      {r:records} (should_be|must_be|are|need_to_be|are_to_be|get) (held|reviewed|checked|\
      flagged|parked) (back)? (for_review|by_a_person|by_hand|manually|for_a_person|\
      by_somebody|by_someone|first)?
      """
    ) { words in
      words.records("r")?.condition.map { .filter(.hold, $0) }
    },
  ]

  private static func skip(_ words: Captures) -> Clause? {
    words.records("r")?.condition.map { .filter(.skip, $0) }
  }

  private static func skipIf(_ words: Captures) -> Clause? {
    words.condition("c").map { .filter(.skip, $0) }
  }

  private static func only(_ words: Captures) -> Clause? {
    words.records("r")?.condition.map { .filter(.skip, .not($0)) }
  }

  /// Both places for "only" are optional in the pattern; one must be there.
  private static func only(_ words: Captures, needs word: String) -> Clause? { nil }

  /// A restriction that may also say where the records go.
  private static func onlyTo(_ words: Captures) -> Clause? {
    guard let condition = words.records("r")?.condition else { return nil }
    guard let target = words.records("t") else { return .filter(.skip, .not(condition)) }
    guard target.condition == nil else { return nil }
    return .all([.general(key: nil, isHeading: false), .filter(.skip, .not(condition))])
  }

  private static func onlyIf(_ words: Captures) -> Clause? {
    words.condition("c").map { .filter(.skip, .not($0)) }
  }

  private static func hold(_ words: Captures) -> Clause? {
    words.condition("c").map { .filter(.hold, $0) }
  }

  static let operationForms: [Form<Clause>] = [
    Form(
      """
      (only)? (update|change|touch|updating) (only)? (the)? (existing|known)? \
      {r:records}? ,? (and)? (never|do_not|dont|no|without|not) (create|creating|add|\
      adding|insert|creates|inserting) (any|new|new_ones|anything|them|records|any_new)? \
      {s:records}?
      """
    ) { update($0) },
    Form(
      """
      (never|do_not|dont|please_dont) (create|add|insert) (any|new|a_new|any_new)? \
      {r:records} ,? (only|just) (update|updates|updating) (the)? (existing|them|\
      those_that_exist|existing_ones|ones_that_exist|what_is_there|those_that_are_there)? \
      {s:records}?
      """
    ) { update($0) },
    Form("(never|do_not|dont) (create|add|insert) (any)? new {r:records}") { update($0) },
    Form("(never|do_not|dont) (create|insert) {r:records}") { update($0) },
    Form("(update|updates) only") { _ in .operation(.updateOnly) },
    Form("only (update|updates) (existing|the_existing)? {r:records}?") { update($0) },
    Form("(no_new|never_any_new) {r:records}") { update($0) },
    Form("{r:records} (are|is|should_be) (only|never) (updated)") { words in nil },
    Form(
      """
      (only)? (create|add|insert|import) (only)? new {r:records} ,? (and)? (never|do_not|\
      dont|leave|skip|without) (update|change|touch|overwrite|updating|changing|touching|\
      alone) (the)? (existing|existing_ones|those_that_exist|known)? {s:records}? (alone|\
      as_they_are|out)?
      """
    ) { create($0) },
    Form(
      """
      (only)? (create|add|insert|import) (only)? new {r:records} ,? (and)? (leave|skip) \
      (the)? (existing|existing_ones|those_that_exist|known_ones|ones_that_exist) \
      {s:records}? (alone|as_they_are|out)?
      """
    ) { create($0) },
    Form("only (create|add|insert|import) new {r:records}") { create($0) },
    Form("(never|do_not|dont) (update|change|touch|overwrite|modify) existing {r:records}") {
      create($0)
    },
    Form("(skip|ignore|leave_alone) (existing|known) {r:records}") { create($0) },
    Form("(leave) (existing|known) {r:records} (alone|as_they_are|untouched|unchanged|out)") {
      create($0)
    },
    Form(
      """
      (always_create|create_always|insert|create) (a)? new (record|one|row|contact|lead|\
      event)? (each_time|every_time|always)
      """
    ) { _ in .operation(.everyTimeNew) },
    Form(
      """
      {w:clause} ,? (and|-|;)? (that|this|it|which) (is|s)? (how|what|where) (we|you|i|they) \
      (match|find|recognise|recognize|identify|dedupe|merge|look_up|use) (the_record|\
      the_records|records|them|it|a_record|on|by|for_matching|as_the_key)? (again|by|on)?
      """
    ) { keyed($0) },
    Form(
      """
      {w:clause} ,? (and|-|;)? (thats|its) (how|what|where) (we|you|i|they) (match|find|\
      recognise|recognize|identify|dedupe|merge|look_up) (the_record|the_records|records|\
      them|it|a_record|on|by)? (again|by|on)?
      """
    ) { keyed($0) },
    Form(
      """
      {w:clause} ,? (and|which|that|it)? (is|as) (our|the|also_the|also_our|a) ($key)
      """
    ) { keyed($0) },
    Form("($key) (is|should_be|must_be|will_be|:|=|field_is|is_the) {k:either}") { key($0) },
    Form(
      """
      {k:either} (is|should_be|must_be|will_be|serves_as|acts_as|works_as) (the|our|a|\
      as_the|as_a)? ($key)
      """
    ) { key($0) },
    Form(
      """
      (use|take|using) {k:either} (as|for) (the|a|our|their)? ($key|matching|match|\
      deduplication|dedupe|identification|lookup_of_existing_records|finding_duplicates|\
      duplicate_detection|the_matching)
      """
    ) { key($0) },
    Form(
      """
      (match|find|identify|dedupe|deduplicate|recognise|recognize|upsert|key|de_dupe|\
      find_again|look_up|merge|matching|deduping|deduplicating|de_duplicate) ($records|\
      existing_records|existing_contacts|existing_leads|them_again|duplicates|\
      people_again|contacts_again|existing_ones)? ($by) {k:either}
      """
    ) { key($0) },
    Form(
      """
      (we|i|you) (find|match|identify|dedupe|deduplicate|upsert|merge) ($records)? (again)? \
      (by|on|using|via|through) (the|their|its)? {k:either}
      """
    ) { key($0) },
    Form(
      """
      (we)? (find|match|identify|recognise|recognize|look_up|dedupe|deduplicate|upsert) \
      (the)? {r:records} (again)? ($by) (the|their|its)? {k:either}
      """
    ) { words in
      words.records("r").map { $0.condition == nil && !$0.sides.isEmpty } == true ? key(words) : nil
    },
    Form(
      """
      ({r:records})? (is|are|should_be|must_be|get|gets) (found|matched|identified|\
      deduped|deduplicated|recognised|recognized|found_again|keyed|looked_up|upserted|\
      merged) (again)? ($by) {k:either}
      """
    ) { key($0) },
    Form(
      "(found|matched|identified|found_again|keyed|deduped|deduplicated) (again)? ($by) {k:either}"
    ) { key($0) },
    Form("(same|duplicate) {k:either} (means|is|=) (the)? same (person|contact|record|lead|member)")
    { key($0) },
    Form("(key|match_key|dedupe|unique_key|matching) : {k:either}") { key($0) },
    Form(
      """
      (phone_numbers|numbers|phones|phone_numbers_that_come|telephone_numbers) (without|\
      with_no|lacking|missing) (a|the)? (country_code|international_prefix|country_prefix|\
      prefix|country_codes|leading_plus|plus) (are|belong_to|count_as|is|\
      should_be_treated_as|come_from|are_treated_as|should_count_as|are_assumed_to_be|\
      are_from|must_be_treated_as|mean|are_assumed|should_be_assumed_to_be) (all|always)? \
      {c:country} (numbers|ones|phone_numbers|number)?
      """
    ) { region($0) },
    Form(
      """
      (assume|assuming) (that)? (numbers|phone_numbers|all_numbers|the_numbers)? \
      (without_a_country_code|without_country_code)? (are)? {c:country} (numbers|\
      phone_numbers)? (if_there_is_no_country_code|when_no_country_code_is_given|\
      if_the_country_code_is_missing|where_no_country_code_is_given|\
      if_no_country_code_is_given|without_a_country_code|without_country_code|\
      if_no_country_code|unless_there_is_a_country_code)?
      """
    ) { region($0) },
    Form(
      """
      (the)? default (country|region|phone_region|country_code|phone_country) (for)? \
      (phones|phone_numbers|numbers|the_phone|the_phones)? (is|:|=) {c:country}
      """
    ) { region($0) },
    Form(
      """
      (all)? (the)? (dates|date_fields|all_dates|date_columns) (are|come|are_given|are_in|\
      arrive|are_written) (in|as|like)? (the)? (format)? {p:pattern} (format|form)?
      """
    ) { words in
      words.text("p").map { .dateFormat([$0]) }
    },
    Form("(the)? (date_format|format_of_the_dates|dates) (is|:|=) {p:pattern}") { words in
      words.text("p").map { .dateFormat([$0]) }
    },
    Form(
      """
      (all)? (the)? (dates|times|all_dates|all_times|dates_and_times|days) (are|should_be|\
      count|must_be) (in|by|as_of)? (the)? {z:zone} (time|time_zone|timezone|zone)?
      """
    ) { words in
      words.text("z").map { .zone($0) }
    },
  ]

  private static func update(_ words: Captures) -> Clause? {
    let phrases = [words.records("r"), words.records("s")]
    let isPlain = phrases.allSatisfy {
      $0?.condition == nil || $0?.condition == .isNew(false) || $0?.condition == .isNew(true)
    }
    return isPlain ? .operation(.updateOnly) : nil
  }

  private static func create(_ words: Captures) -> Clause? {
    let phrases = [words.records("r"), words.records("s")]
    let isPlain = phrases.allSatisfy {
      $0?.condition == nil || $0?.condition == .isNew(false) || $0?.condition == .isNew(true)
    }
    return isPlain ? .operation(.createOnly) : nil
  }

  /// The target of the one rule before it.
  private static func keyed(_ words: Captures) -> Clause? {
    guard case .write(let target, let value)? = words.clause("w"), target.field != nil,
      case .field = value
    else { return nil }
    return .all([.write(target, value), .key(target)])
  }

  private static func key(_ words: Captures) -> Clause? { words.field("k").map { .key($0) } }

  private static func region(_ words: Captures) -> Clause? {
    words.text("c").map { .phoneRegion($0) }
  }
}
