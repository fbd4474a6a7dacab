/// One way to say something in a description, and what it means.
struct ClauseForm {
  let pattern: SentencePattern
  let clause: @Sendable (ClauseWords) -> Clause?

  init(_ pattern: String, _ clause: @escaping @Sendable (ClauseWords) -> Clause?) {
    self.pattern = SentencePattern(pattern)
    self.clause = clause
  }

  /// In the order in which they are tried.
  static let all: [ClauseForm] =
    constants + fallbacks + lookups + filters + changes + exceptions + assertions + generals
    + copies

  // MARK: Set … to …

  private static let constants: [ClauseForm] = [
    ClauseForm(
      "set|make|put|change {target} to|as|= {value} if|when|where|whenever {when} "
        + "otherwise|else use|set|to|take? {otherwise}"
    ) { words in conditional(words, otherwise: words.literal("otherwise")) },
    ClauseForm("set|make|put|change {target} to|as|= {value} if|when|where|whenever {when}") {
      conditional($0, otherwise: nil)
    },
    ClauseForm("use {value} for|as {target} if|when|where|whenever {when}") {
      conditional($0, otherwise: nil)
    },
    ClauseForm("{target} is|becomes {value} if|when|where|whenever {when}") { words in
      guard words.literal("value")?.isQuoted == true else { return nil }
      let clause = conditional(words, otherwise: nil)
      // "Company is 'X' when empty": empty itself.
      guard clause == nil, let target = words.phrase("target"), let value = words.literal("value"),
        let state = words.phrase("when"), ["empty", "blank", "missing"].contains(state.text)
      else { return clause }
      return .fallback(of: target, .literal(value))
    },
    ClauseForm("set|make|put {target} to|as|= {value}") { constant($0) },
    ClauseForm("use 'value for|as {target}") { constant($0) },
  ]

  /// Tried late: nearly every sentence with a quotation at its end looks like one.
  private static let assertions: [ClauseForm] = [
    ClauseForm("{target} is|becomes|must_be|should_be always? 'value") { constant($0) }
  ]

  private static func conditional(_ words: ClauseWords, otherwise: Clause.Literal?) -> Clause? {
    guard let target = words.phrase("target"), let value = words.literal("value"),
      let when = words.question("when")
    else { return nil }
    return .constant(value, into: target, when: when, otherwise: otherwise)
  }

  private static func constant(_ words: ClauseWords) -> Clause? {
    guard let target = words.phrase("target"), let value = words.literal("value") else {
      return nil
    }
    return .constant(value, into: target, when: nil, otherwise: nil)
  }

  // MARK: If … is empty use …

  private static let fallbacks: [ClauseForm] = [
    ClauseForm("if|when|where {when} use|take|write|put|copy {choice} instead?") { fallback($0) },
    ClauseForm("use|take|write {choice} instead? if|when|where {when}") { fallback($0) },
    ClauseForm("without|with_no {field} use|take|write {choice}") { words in
      words.phrase("field").flatMap { field in choice(words).map { .fallback(of: field, $0) } }
    },
  ]

  private static func fallback(_ words: ClauseWords) -> Clause? {
    guard let when = words.question("when"), when.op == .isNull, let choice = choice(words) else {
      return nil
    }
    return .fallback(of: when.field, choice)
  }

  private static func choice(_ words: ClauseWords) -> Clause.Choice? {
    if let literal = words.literal("choice"), literal.isQuoted { return .literal(literal) }
    return words.phrase("choice").map { .field($0) }
  }

  // MARK: Look-ups

  private static let lookups: [ClauseForm] = [
    lookup(
      "use|take {by} for|in|as|to_do the|an|a? {object} lookup|look_up|lookups|search|matching"
    ),
    lookup("use|take {by} to look_up|lookup|find|match|search|identify the|an|a? {object}"),
    lookup(
      "look_up|lookup|find|match|search|identify the|an|a? {object} by|with|via|using|from {by}"
    ),
    lookup(
      "link|attach|connect|assign|associate|relate {records} to|with the|an|a? {object} "
        + "by|with|via|using|through {by}"
    ),
    lookup("look_up|find|match {by} in|among the? {object}"),
  ]

  private static func lookup(_ pattern: String) -> ClauseForm {
    ClauseForm(pattern) { words in
      guard let object = words.phrase("object"), let by = words.phrase("by") else { return nil }
      return .lookup(object: object, by: by)
    }
  }

  // MARK: Skip …

  private static let skipping =
    "skip|ignore|drop|exclude|omit|discard|leave_out|filter_out|do_not_sync|dont_sync|"
    + "do_not_import|dont_import|do_not_send|dont_send|never_sync|never_send"
  private static let having =
    "without|with_no|having_no|that_have_no|who_have_no|which_have_no|"
    + "lacking|missing|that_lack|where_there_is_no"

  private static let filters: [ClauseForm] = [
    ClauseForm("\(skipping) {records} \(having) {field}") { empty($0).map { .skip($0) } },
    ClauseForm("\(skipping) those|any|everything? \(having) {field}") {
      empty($0).map { .skip($0) }
    },
    ClauseForm("\(skipping) {records} with {field} 'value") { words in
      guard let field = words.phrase("field"), let value = words.literal("value") else {
        return nil
      }
      return .skip(Clause.Question(field: field, op: .equal, literals: [value]))
    },
    ClauseForm("\(skipping) {records} where|whose|if|when|in_which {when}") { words in
      words.question("when").map { .skip($0) }
    },
    ClauseForm(
      "only sync|map|take|send|import|copy|use? {records} with|that_have|who_have|having {field}"
    ) {
      filled($0).map { .only($0) }
    },
    ClauseForm("sync|map|take|send|import only {records} with|that_have|who_have|having {field}") {
      filled($0).map { .only($0) }
    },
    ClauseForm("only sync|map|take|send|import|copy|use? {records} where|whose|if|when {when}") {
      words in
      words.question("when").map { .only($0) }
    },
    ClauseForm("sync|map|take|send|import|copy only {records} where|whose|if|when {when}") {
      words in
      words.question("when").map { .only($0) }
    },
  ]

  private static func empty(_ words: ClauseWords) -> Clause.Question? {
    words.phrase("field").map { Clause.Question(field: $0, op: .isNull, literals: []) }
  }

  private static func filled(_ words: ClauseWords) -> Clause.Question? {
    words.phrase("field").map { Clause.Question(field: $0, op: .isNotNull, literals: []) }
  }

  // MARK: Changes

  private static let changes: [ClauseForm] = [
    ClauseForm("split|divide|separate {field} into {targets}") { words in
      words.phrase("field").map { .split($0, into: words.phrases("targets")) }
    },
    change("lowercase|lower_case {field}", .lower),
    change("uppercase|upper_case|capitalise|capitalize {field}", .upper),
    change("trim|strip {field}", .trim),
    change(
      "write|make|put|store|convert|turn|keep|copy|use {field} "
        + "in|to|into|as lower_case|lowercase|small_letters|lower_case_letters",
      .lower
    ),
    change(
      "write|make|put|store|convert|turn|keep|copy|use {field} "
        + "in|to|into|as upper_case|uppercase|capitals|capital_letters",
      .upper
    ),
    ClauseForm(
      "cut|truncate|shorten|limit|trim {field} to|at|after at_most? {count} "
        + "characters|character|letters|chars"
    ) { words in
      guard let field = words.phrase("field"), let count = words.number("count") else { return nil }
      return .change(field, .cut(count))
    },
  ]

  private static func change(_ pattern: String, _ change: Clause.Change) -> ClauseForm {
    ClauseForm(pattern) { words in words.phrase("field").map { .change($0, change) } }
  }

  // MARK: Exceptions

  private static let exceptions: [ClauseForm] = [
    ClauseForm("never|do_not|dont overwrite|replace {fields}") { words in
      .fillOnly(words.phrases("fields"))
    },
    ClauseForm("only fill {fields} if|when|where it_is|they_are|empty empty?") { words in
      .fillOnly(words.phrases("fields"))
    },
    ClauseForm(
      "do_not|dont|never map|sync|copy|write|touch|transfer|change|send|include|use {fields}"
    ) {
      .leaveOut($0.phrases("fields"))
    },
    ClauseForm("leave {fields} out|alone|unmapped|empty|as_is|untouched") {
      .leaveOut($0.phrases("fields"))
    },
    ClauseForm("{fields} is|are not mapped|copied|synced|used|needed|included") {
      .leaveOut($0.phrases("fields"))
    },
  ]

  // MARK: Copies

  private static let copying = "use|copy|write|put|store|take|save|send|transfer|map|move"
  private static let asItIs =
    "as_it_is|as_they_are|as_is|as_they_stand|unchanged|over|too|along|directly"

  private static let copies: [ClauseForm] = [
    ClauseForm("\(copying) {source} for|to|as|into|in|onto {target}") { copy($0) },
    ClauseForm("fill|populate {target} with|from|by {source}") { copy($0) },
    ClauseForm(
      "{target} comes_from|is_taken_from|is_filled_with|is_filled_from|gets|equals {source}"
    ) {
      copy($0)
    },
    ClauseForm(
      "{source} becomes|become|goes_to|goes_into|go_to|go_into|maps_to|is_written_to|"
        + "is_copied_to|stays {target}"
    ) {
      copy($0)
    },
    ClauseForm("copy|take_over|keep|include|transfer|map|sync|use {sources} \(asItIs)?") {
      copies($0)
    },
    ClauseForm(
      "{sources} is|are|stay|stays|remain "
        + "copied|kept|taken|taken_over|transferred|mapped|the_same? \(asItIs)?"
    ) {
      copies($0)
    },
  ]

  private static func copy(_ words: ClauseWords) -> Clause? {
    guard let source = words.phrase("source"), let target = words.phrase("target") else {
      return nil
    }
    return .copy([source], into: target)
  }

  private static func copies(_ words: ClauseWords) -> Clause? {
    let sources = words.phrases("sources")
    return sources.isEmpty ? nil : .copy(sources, into: nil)
  }

  // MARK: Map … to …

  private static let moving =
    "map|sync|copy|move|transfer|import|push|send|bring|synchronise|synchronize|write|turn|upsert"

  private static let generals: [ClauseForm] = [
    ClauseForm(
      "\(moving) {source} to|into|as|onto|with {target} by|using|keyed_by|matched_by|matching {by}"
    ) {
      general($0)
    },
    ClauseForm("\(moving) {source} to|into|as|onto|with {target}") { general($0) },
    ClauseForm("create|make {target} from|out_of {source}") { general($0) },
  ]

  /// Words that speak of records and systems, not of fields.
  private static let recordWords: Set<String> = [
    "contacts", "contact", "leads", "lead", "records", "rows", "accounts", "companies", "people",
    "customers", "deals", "opportunities", "members", "users", "list", "data", "hubspot",
    "salesforce", "mailchimp", "segment",
  ]

  private static func general(_ words: ClauseWords) -> Clause? {
    guard let source = words.phrase("source"), let target = words.phrase("target"),
      ["source", "target"].allSatisfy({ name in
        words.captures[name]?.last.map { recordWords.contains($0.folded) } ?? false
      })
    else { return nil }
    return .general(source: source, target: target, by: words.phrase("by"))
  }
}
