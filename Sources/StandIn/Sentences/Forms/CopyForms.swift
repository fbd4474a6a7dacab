import Records

extension Grammar {
  static let copyForms: [Form<Clause>] = [
    Form("{e:expr} -> {target}") { write($0) },
    Form("{target} <- {e:expr}") { write($0) },
    Form(
      """
      ($copy) {a:expr} ($into) {target} ,? (and|or|but)? ($orelse) (use|take|the)? \
      {b:expr} (if|when|where) (it|that|this|thats|its|the_first_one|the_first) (is)? \
      ($empty)
      """
    ) { words in
      guard let target = words.field("target"), let first = words.expression("a"),
        let second = words.expression("b")
      else { return nil }
      return .write(target, flattened(first, second))
    },
    Form("($copy) {a:expr} ($into) {target} ,? (and|or|but)? ($orelse) (use|take|the)? {b:expr}") {
      words in
      guard let target = words.field("target"), let first = words.expression("a"),
        let second = words.expression("b")
      else { return nil }
      return .write(target, flattened(first, second))
    },
    Form(
      """
      ($join) {f:sources} (with|by|using) {q:quoted} (between|in_between)? (into|to|in|as|\
      for) {target}
      """
    ) { words in
      guard let target = words.field("target"), let mark = words.literal("q"),
        words.joint("f") == .and, words.fields("f").count > 1
      else { return nil }
      return .write(target, .join(words.fields("f").map { .field($0) }, separator: mark.text))
    },
    Form(
      """
      ($join) {f:sources} (with|by|using) (a|one)? (space|blank) (between|in_between)? \
      (into|to|in|as|for) {target}
      """
    ) { words in
      guard let target = words.field("target"), words.joint("f") == .and,
        words.fields("f").count > 1
      else { return nil }
      return .write(target, .join(words.fields("f").map { .field($0) }, separator: " "))
    },
    Form("{e:expr} {s:steps} ,? (and|,|;) (it)? ($becomes|goes|is_for) (in|into|to)? {target}") {
      write($0)
    },
    Form("{e:expr} {s:steps} -> {target}") { write($0) },
    Form("{target} ($comes) {e:expr} ,? {s:steps}") { write($0) },
    Form("{e:expr} -> {target} {s:steps}") { write($0) },
    Form("{e:expr} -> {target} : {s:steps}") { write($0) },
    Form(
      """
      ($copy) (the)? (value|values|content|contents|text)? (of)? {e:expr} ($into) \
      {target} ($asis)?
      """
    ) { write($0) },
    Form("($copy) {e:expr} ($into) {target} {s:steps}") { write($0) },
    Form("{e:expr} ($copy) ($into) {target}") { write($0) },
    Form("($copy) {target} from {e:expr}") { write($0) },
    Form("(fill|populate|set|feed) {target} (with|from|by|using|to|out_of) {e:expr}") { write($0) },
    Form("{target} ($comes) {e:expr}") { write($0) },
    Form("{target} , {e:expr}") { _ in nil },
    Form("{e:expr} ($becomes) {target} ($asis)?") { write($0) },
    Form("{e:expr} ($becomes) {target} {s:steps}") { write($0) },
    Form("{e:expr} (is|are) {target} ({s:steps})?") { words in
      guard case .literal? = words.expression("e") else { return write(words) }
      return nil
    },
    Form(
      """
      (for|as|in|into|to) {target} ,? (use|take|put|write|copy|send|we_use|we_take|store|\
      please_use) {e:expr}
      """
    ) { write($0) },
    Form("{target} (uses|takes|should_use|must_use|should_take) {e:expr}") { write($0) },
    Form("($copy) {a:sources} ($into) {b:targets} (respectively|in_this_order|in_that_order)?") {
      pairs($0)
    },
    Form("{a:sources} ($becomes) {b:targets} (respectively|in_this_order|in_that_order)?") {
      pairs($0)
    },
    Form("{a:sources} -> {b:targets}") { pairs($0) },
    Form(
      """
      {a:target} (is|comes_from|gets|=|:) {b:source} ,? and (the)? {c:target} (the)? {d:source}
      """
    ) { gapped($0) },
    Form("{e:expr} (to|into) {target}") { words in
      // "phone to Phone", the rest of a list.
      guard case .field? = words.expression("e") else { return nil }
      return write(words)
    },
    Form("(and)? (do|does) {e:expr} (to|into) {target}") { _ in nil },
  ]

  static func write(_ words: Captures) -> Clause? {
    guard let target = words.field("target"), var value = words.expression("e") else { return nil }
    let changes = words.changes("s")
    if !changes.isEmpty { value = .changed(value, changes) }
    return .write(target, value)
  }

  /// As many sources as targets, in their order.
  private static func pairs(_ words: Captures) -> Clause? {
    let sources = words.fields("a")
    let targets = words.fields("b")
    guard sources.count == targets.count, sources.count > 1, words.joint("a") == .and,
      words.joint("b") == .and,
      // "The city, the job title as Title and the fax" are three.
      words.hasJointWord("a") == words.hasJointWord("b")
    else { return nil }
    return .all(zip(sources, targets).map { .write($1, .field($0)) })
  }

  /// `The deal name is the title and the amount the total`.
  private static func gapped(_ words: Captures) -> Clause? {
    guard let first = words.field("a"), let value = words.field("b"),
      let second = words.field("c"), let other = words.field("d"),
      first.fields != second.fields, value.fields != other.fields
    else { return nil }
    return .all([.write(first, .field(value)), .write(second, .field(other))])
  }

  static let listForms: [Form<Clause>] = [
    Form("($copy) (over)? {f:sources} from {r:records} ((to|into|over_to) {t:records})?") {
      copiesOf($0)
    },
    Form("($copy) (over)? {f:sources} (to|into|over_to) {t:records}") { copiesOf($0) },
    Form("{f:sources} (are|is|come|comes) (taken|copied|mapped|synced)? from {r:records}") {
      copiesOf($0)
    },
    Form("{f:sources} (always)? (goes|go|come|comes|should_go|should_come) (over|along|across|too)")
    { copies($0) },
    Form(
      """
      ($copy|take_over|keep|include|bring_over|carry_over|copy_over|send_over|send_along|\
      bring_across|we_need|i_need|we_want|we_also_need|transfer|pass_on|pass_along|add) \
      (the_fields|the_following|the_following_fields|these_fields|only_these_fields|these|\
      fields)? :? {f:sources} ($asis)?
      """
    ) { copies($0) },
    Form("($copy) {f:sources} {s:steps}") { copies($0) },
    Form(
      """
      ($copy|take_over|include|bring_over|carry_over|copy_over|send_over|send_along|we_need|\
      i_need|we_want|transfer|pass_on|add) (over)? :? {i:pairs}
      """
    ) { words in
      guard case .all(let members)? = words.clause("i"), members.count > 1 else { return nil }
      return .all(members)
    },
    Form(
      """
      {f:sources} (is|are|stay|stays|remain|go|goes|should_be|must_be|gets|get|come|comes|\
      can_be|will_be|need_to_be) (just|simply|both|all)? (copied|kept|taken|taken_over|\
      transferred|mapped|brought_over|synced|carried_over|passed_on)? ($asis)
      """
    ) { copies($0) },
    Form(
      """
      {f:sources} (is|are|should_be|must_be|gets|get|can_be|will_be|need_to_be|\
      needs_to_be) (just|simply|both|all)? (copied|kept|taken_over|transferred|mapped|\
      brought_over|synced|carried_over|passed_on)
      """
    ) { copies($0) },
    Form("{f:sources} (stay|stays|remain) the same") { copies($0) },
    Form("{f:sources} (as_it_is|as_they_are|as_is|unchanged|one_to_one|1:1|without_changes)") {
      copies($0)
    },
    Form(
      """
      {f:sources} (go|goes|are_copied|is_copied|are_written|is_written|are_mapped|map) (to|into) \
      (the)? (traits|trait|fields|field|properties|property|columns|column|attributes|attribute|\
      merge_fields|counterparts) (of|with) the same (name|names)
      """
    ) { copies($0) },
    Form(
      """
      (the_following_fields|fields|the_fields|map|copy|sync|fields_to_copy|fields_to_sync|\
      fields_to_map|fields_we_need|we_need_these_fields|fields_needed) : {f:sources}
      """
    ) { copies($0) },
    Form("($asis) : {f:sources}") { copies($0) },
  ]

  private static func copiesOf(_ words: Captures) -> Clause? {
    let phrases = [words.records("r"), words.records("t")]
    guard phrases.allSatisfy({ $0?.condition == nil }) else { return nil }
    return copies(words)
  }

  private static func copies(_ words: Captures) -> Clause? {
    let fields = words.fields("f")
    guard !fields.isEmpty, words.joint("f") != .or else { return nil }
    return .copies(fields, words.changes("s"))
  }

  static let splitForms: [Form<Clause>] = [
    Form(
      """
      (split|divide|separate|break|cut) (up)? {f:source} (up)? (:|,|;|-|so_that|such_that|so)? \
      (the)? first_word (is|goes_to|becomes|goes_into|->|to|being) {l:target} (,|and|;)? (and)? \
      (the_rest|everything_after|everything_after_it|everything_else|the_words_after|\
      the_words_after_it|the_remainder|all_words_after|whatever_comes_after|\
      all_the_words_after_it|everything_after_that|the_others|the_other_words) (is|are|goes_to|\
      go_to|becomes|become|goes_into|->|to|being)? {b:target}
      """
    ) { firstRest($0) },
    Form(
      """
      (split|divide|separate|break|cut) (up)? {f:source} (up)? (:|,|;|-|so_that|such_that|so)? \
      (the)? last_word (is|goes_to|becomes|goes_into|->|to|being) {l:target} (,|and|;)? (and)? \
      (the_rest|everything_before|everything_before_it|everything_else|the_words_before|\
      the_words_before_it|the_remainder|all_words_before|whatever_comes_before|\
      all_the_words_before_it|everything_before_that|the_others|the_other_words) (is|are|goes_to|\
      go_to|becomes|become|goes_into|->|to|being)? {b:target}
      """
    ) { lastFirst($0) },
    Form(
      """
      (split|divide|separate|break|cut) (up)? {f:source} (up)? (into|in|to|between|onto) \
      {t:targets}
      """
    ) { split($0) },
    Form(
      """
      (split|divide|separate|break) {f:source} (at|on|by) (the)? (last)? (space|blank) \
      (into|in|to) {t:targets}
      """
    ) { split($0) },
    Form(
      """
      (split|break_up) {f:source} ,? (the)? last_word (is|goes_to|becomes|goes_into|being|\
      is_the|becomes_the) {l:target} (,|and|;)? (and)? (the_rest|everything_before|\
      everything_before_it|everything_else|the_words_before|the_words_before_it|\
      all_before|what_comes_before|the_remainder|all_words_before|whatever_is_before_it|\
      the_others|the_rest_is) (is|goes_to|becomes|goes_into|being|is_the|becomes_the|to)? \
      {b:target}
      """
    ) { lastFirst($0) },
    Form(
      """
      (the)? last_word (of|in) {f:source} (is|goes_to|becomes|goes_into|is_the|\
      becomes_the|->|to) {l:target} (,|and|;)? (and)? (the_rest|everything_before|\
      everything_before_it|everything_else|the_words_before|the_words_before_it|\
      all_before|what_comes_before|the_remainder|all_words_before|whatever_is_before_it|\
      the_rest_is|all_the_words_before_it|everything_before_that) (is|are|goes_to|go_to|\
      becomes|become|goes_into|is_the|are_the|->|to)? {b:target}
      """
    ) { lastFirst($0) },
    Form(
      """
      (the)? first_word (of|in) {f:source} (is|goes_to|becomes|goes_into|is_the|\
      becomes_the|->|to) {l:target} (,|and|;)? (and)? (the_rest|everything_after|\
      everything_after_it|everything_else|the_words_after|the_words_after_it|\
      the_remainder|all_words_after|whatever_comes_after|the_rest_is|\
      all_the_words_after_it|everything_after_that) (is|are|goes_to|go_to|becomes|become|\
      goes_into|is_the|are_the|->|to)? {b:target}
      """
    ) { firstRest($0) },
  ]

  private static func split(_ words: Captures) -> Clause? {
    words.field("f").map { .split($0, words.fields("t")) }
  }

  static func taken(_ field: FieldReference, _ from: Int, _ to: Int) -> Expression {
    .changed(
      .field(field),
      [.step("words", [.init("from", .integer(from)), .init("to", .integer(to))])]
    )
  }

  private static func lastFirst(_ words: Captures) -> Clause? {
    guard let field = words.field("f"), let last = words.field("l"), let rest = words.field("b")
    else { return nil }
    return .all([.write(last, taken(field, -1, -1)), .write(rest, taken(field, 0, -2))])
  }

  private static func firstRest(_ words: Captures) -> Clause? {
    guard let field = words.field("f"), let head = words.field("l"), let rest = words.field("b")
    else { return nil }
    return .all([.write(head, taken(field, 0, 0)), .write(rest, taken(field, 1, -1))])
  }
}
