import Records

extension Grammar {
  private static let withList =
    """
    (with|including|:|,|-|taking|and_take|and_copy) (only|just|the|their|these|fields|\
    the_fields|only_the)? {f:sources} (only|please)?
    """

  private static let withItems =
    """
    (with|including|:|-|;|,|taking) (the|their|these|fields|the_fields)? {i:items} (please)?
    """

  static let generalForms: [Form<Clause>] = listedForms + mixedForms + plainForms

  private static let listedForms: [Form<Clause>] = [
    Form(
      """
      ($move) {r:records} (over)? (to|into|as|onto|in|over_to) {t:records} (as \
      {u:records})? ,? (($by) (their|the|its)? {k:either})? \(withList)
      """
    ) { listing($0) },
    Form(
      """
      {r:records} (to|into|->|go_to|go_into|become|becomes|should_go_to|should_become|as|\
      goes_to|goes_into) {t:records} ,? (($by) (their|the|its)? {k:either})? \(withList)
      """
    ) { listing($0) },
    Form(
      """
      (create|make) {t:records} (from|out_of|for|of) {r:records} ,? (($by) (their|the|\
      its)? {k:either})? \(withList)
      """
    ) { listing($0) },
  ]

  /// Fields, constants and keys behind where the records go.
  private static let mixedForms: [Form<Clause>] = [
    Form(
      """
      ($move) {r:records} (over)? (to|into|as|onto|in|over_to) {t:records} ,? (($by) \
      (their|the|its)? {k:either})? \(withItems)
      """
    ) { mixed($0) },
    Form(
      """
      {r:records} (to|into|->|go_to|go_into|become|becomes|should_go_to|should_become|as|\
      goes_to|goes_into) {t:records} ,? (($by) (their|the|its)? {k:either})? \(withItems)
      """
    ) { mixed($0) },
    Form(
      """
      (create|make) {t:records} (from|out_of|for|of) {r:records} ,? (($by) (their|the|\
      its)? {k:either})? \(withItems)
      """
    ) { mixed($0) },
    Form(
      """
      ($copy) (over)? {f:sources} (from|of) {r:records} (to|into|over_to) {t:records} (:|,|\
      -|<(|;) (where|with)? {i:items} )>?
      """
    ) { named($0) },
  ]

  private static func mixed(_ words: Captures) -> Clause? {
    guard let general = general(words), let items = words.clause("i") else { return nil }
    return .all([general, items])
  }

  /// A list of fields, and where each of them goes.
  private static func named(_ words: Captures) -> Clause? {
    guard case .general? = general(words), let items = words.clause("i") else { return nil }
    let written = items.copied
    let listed = Set(words.fields("f").compactMap { $0.field?.name })
    guard words.joint("f") == .and, listed.count == words.fields("f").count, !written.isEmpty,
      written.isSubset(of: listed)
    else { return nil }
    let others = words.fields("f").filter { !written.contains($0.field?.name ?? "") }
    return others.isEmpty ? items : .all([.copies(others, []), items])
  }

  private static let plainForms: [Form<Clause>] = [
    Form(
      """
      keep {t:records} (up_to_date|current|in_sync|synced|updated|fresh) (from|with|by|using) \
      {r:records} ,? (($by) (their|the|its)? {k:either})?
      """
    ) { general($0) },
    Form(
      """
      (when|whenever|each_time|every_time) (somebody|someone|anyone|anybody|a_person|a_visitor|\
      a_user|people) (submits|submit|fills_in|fill_in|fills_out|fill_out|sends|send|completes|\
      complete) (a|an|the|our|any) (form|forms|contact_form|web_form) (on|via|through|at)? \
      (our|the)? (site|website|web_site|page|pages)? ,? (then)? ($move) (them|it|that|the_person|\
      the_data) (to|into|in|as|onto) {t:records}
      """
    ) { words in
      guard let target = words.records("t"), target.condition == nil,
        !target.sides.contains(.source) || target.sides.contains(.target)
      else { return nil }
      return .general(key: nil, isHeading: false)
    },
    Form("($move) {r:records} (over) (to|into) {t:records} as {u:records}") { general($0) },
    Form(
      """
      (update|refresh|feed|enrich) (the|our)? {t:records} (from|with|out_of|using) \
      {r:records} ,? (($by) (their|the|its)? {k:either})?
      """
    ) { general($0) },
    Form(
      """
      {r:records} (update|updates|refresh|feed|enrich) (the|our)? {t:records} ,? (($by) (their|\
      the|its)? {k:either})?
      """
    ) { general($0) },
    Form("{r:records} should (update|feed|refresh|go_to|become) (the|our)? {t:records}") {
      general($0)
    },
    Form(
      """
      (nothing|dont_fill_anything|do_not_fill_anything|do_not_map_anything|\
      dont_map_anything|dont_copy_anything|do_not_copy_anything|dont_sync_anything|\
      dont_send_anything|and_nothing|leave_out_everything|leave_everything|no_field|\
      no_fields|ignore_everything|skip_everything) else (alone|out)?
      """
    ) { _ in
      .general(key: nil, isHeading: true)
    },
    Form(
      """
      ($move) {r:records} (to|into|as|onto|with|in|over_to) {t:records} ,? ($by) (their|\
      the|its)? {k:either}
      """
    ) { general($0) },
    Form("($move) {r:records} (to|into|as|onto|with|in|over_to) {t:records}") { general($0) },
    Form(
      """
      {r:records} (to|into|->|go_to|go_into|become|becomes|should_go_to|should_become|\
      should_go_into|must_go_to|need_to_go_to|as) {t:records} ,? (($by) (their|the|its)? \
      {k:either})?
      """
    ) { general($0) },
    Form(
      """
      ($move) {r:records} from {f:records} (to|into) {t:records} (($by) (their|the|its)? \
      {k:either})?
      """
    ) { general($0) },
    Form(
      """
      (create|make) {t:records} (from|out_of|for|of) {r:records} (($by) (their|the|its)? \
      {k:either})?
      """
    ) { general($0) },
    Form("(new|every|each|all) {r:records} (to|into|->|become|becomes) {t:records}") {
      general($0)
    },
    Form("($move) {r:records} (to|into|as|onto|with) {t:records} ($if) {c:cond}") { words in
      guard let condition = words.condition("c"),
        case .general(let key, _)? = general(words)
      else { return nil }
      return .all([.general(key: key, isHeading: false), .filter(.skip, .not(condition))])
    },
    Form(
      """
      (copy|map|sync|take) (all|everything) (that_matches|that_fits|over|across|\
      with_the_same_name)?
      """
    ) { _ in
      .general(key: nil, isHeading: false)
    },
    Form(
      """
      ($copy|take_over) (all|all_the|every|the)? (other|remaining|the_other)? (fields|\
      field|ones) (that_match|with_the_same_name|with_matching_names|\
      that_exist_on_both_sides|that_have_the_same_name)
      """
    ) { _ in
      .general(key: nil, isHeading: false)
    },
  ]

  /// A general sentence that names the fields.
  private static func listing(_ words: Captures) -> Clause? {
    guard let general = general(words), words.joint("f") == .and else { return nil }
    return .all([general, .copies(words.fields("f"), [])])
  }

  private static func general(_ words: Captures) -> Clause? {
    guard let source = words.records("r"), let target = words.records("t"),
      target.condition == nil, words.records("f")?.condition == nil,
      !source.sides.contains(.target) || source.sides.contains(.source),
      !target.sides.contains(.source) || target.sides.contains(.target)
    else { return nil }
    let general = Clause.general(key: words.field("k"), isHeading: false)
    guard let condition = source.condition else { return general }
    return .all([general, .filter(.skip, .not(condition))])
  }

  /// A name, of one word or two: no field, no records.
  private static func isSomebody(_ words: Captures) -> Bool {
    let names = words.text("w")?.split(separator: " ") ?? []
    return (1...2).contains(names.count)
      && names.allSatisfy { name in
        name.first?.isUppercase == true && name.dropFirst().allSatisfy(\.isLowercase)
          && !Lexicon.systems.contains(name.lowercased())
          && !Lexicon.recordWords.contains(name.lowercased())
          && !Lexicon.reserved.contains(name.lowercased())
          && !Lexicon.fieldNames.contains(name.lowercased())
      }
  }

  static let noteForms: [Form<Clause>] = [
    Form(
      "(hi|hello|hey|dear|good_morning) (all|team|there|everyone|everybody|colleagues|folks|guys)?"
    ) { _ in .note },
    Form(
      """
      (thanks|thank_you|many_thanks|cheers|thx|ty|best|best_regards|kind_regards|regards|\
      greetings) (a_lot|so_much|very_much|in_advance|for_your_help|for_the_help|all|team|\
      everyone|for_doing_this|for_your_support|for_this)?
      """
    ) { _ in .note },
    Form(
      """
      (this|it) (is|will_be) (for|used_by|used_for|needed_for|needed_by) (the|our|a|next|\
      this) {w:words}
      """
    ) { words in
      let text = words.text("w")?.lowercased().split(separator: " ").map(String.init) ?? []
      let isPlain =
        text.count <= 5
        && !text.contains { Lexicon.reserved.contains($0) && !["of", "in"].contains($0) }
      return isPlain ? .note : nil
    },
    Form(
      """
      (let_me_know|tell_me|ping_me|call_me|ask_me|shout) (if|when|in_case) (you_have|\
      there_are|you_need|there_is|anything_is|something_is) (any|some|a)? (questions|\
      question|anything|problems|more_info|more_information|unclear|help|problem|doubts)
      """
    ) { _ in .note },
    Form(
      """
      (ask|call|contact|talk_to|ping|write_to) {w:words} (if|when|in_case) (anything|something) \
      (is_unclear|is_not_clear|isnt_clear|remains_unclear)
      """
    ) { isSomebody($0) ? .note : nil },
    Form(
      """
      (cheers|thanks|thank_you|best_regards|regards|kind_regards|best|greetings|yours|\
      best_wishes) {w:words}
      """
    ) { isSomebody($0) ? .note : nil },
    Form(
      """
      (this|it) replaces (the|our)? (old|previous|former)? (spreadsheet|sheet|script|tool|zap|\
      integration|process|import|job|list|workflow) ((that|which)? (we|i) (used|had|ran) \
      (last_year|before|until_now|so_far|until_today)?)?
      """
    ) { _ in .note },
    Form("(that_is|thats|that_is_it|thats_it|that_would_be|that_should_be) (all|it|everything)?") {
      _ in .note
    },
    Form(
      """
      (here_is|here_are|below_is|below_are|see_below|as_discussed|as_agreed) \
      (what_we_need|the_rules|the_mapping|the_details|what_i_need|our_rules|the_list)?
      """
    ) { _ in .note },
  ]
}
