import Records

extension Grammar {
  static let lookupForms: [Form<Clause>] = [
    Form(
      """
      (use|take) {b:source} (for|in|as|to_do) (the|an|a)? {o:words} (lookup|look_up|\
      lookups|search|matching)
      """
    ) { lookup($0) },
    Form(
      "(use|take) {b:source} to (look_up|lookup|find|match|search|identify) (the|an|a)? {o:words}"
    ) { lookup($0) },
    Form(
      """
      (look_up|lookup|find|match|search|identify) (the|an|a|their|its)? {o:words} (by|\
      with|via|using|from|through|based_on|on) {b:source}
      """
    ) { lookup($0) },
    Form(
      """
      (link|attach|connect|assign|associate|relate) {r:records} (to|with) (the|an|a|their|\
      its|an_existing)? {o:words} (by|with|via|using|through|based_on|on) {b:source}
      """
    ) { lookup($0) },
    Form(
      """
      (link|attach|connect|assign|associate|relate) (to|with) (the|an|a|their|its|\
      an_existing)? {o:words} (by|with|via|using|through|based_on) {b:source}
      """
    ) { lookup($0) },
    Form("(look_up|find|match) {b:source} (in|among) (the)? {o:words}") { lookup($0) },
    Form(
      """
      {target} (is|should_be|comes_from|must_be|becomes) (the)? {o:words} (found|\
      looked_up|matched|identified|that_we_find) (by|with|via|using|through) {b:source}
      """
    ) { lookup($0) },
    Form(
      """
      {target} (is|should_be|must_be|becomes) (the)? {o:words} (with|of|by|named|called|\
      having|whose_name_is) (that|the|this|the_same)? {b:source}
      """
    ) { lookup($0) },
  ]

  private static func lookup(_ words: Captures) -> Clause? {
    guard let object = words.text("o"), let by = words.field("b") else { return nil }
    // "The company is the domain of the e-mail" looks nothing up.
    if let target = words.field("target")?.field, target.type != .reference { return nil }
    let plain = object.split(separator: " ").filter { !Lexicon.articles.contains($0.lowercased()) }
    guard (1...3).contains(plain.count),
      plain.allSatisfy({ !Lexicon.reserved.contains($0.lowercased()) })
    else { return nil }
    return .lookup(object: plain.joined(separator: " "), by: by, into: words.field("target"))
  }

  private static let translating =
    "translate|map|convert|turn|change|recode|rename|rewrite|transform"

  static let tableForms: [Form<Clause>] =
    announcedForms + clauseTableForms + [
      Form("{f:either} ,? {t:entries}") { quotedTable($0) }
    ]

  private static let announcedForms: [Form<Clause>] = [
    Form(
      """
      {target} (comes_from|is_taken_from|depends_on|follows|is_made_from|is) (the)? \
      {f:source} (:|-) {t:entries}
      """
    ) { table($0) },
    Form(
      """
      {target} (comes_from|is_taken_from|depends_on|follows|is_made_from|is) (the)? \
      {f:source} (;|,) {t:entries}
      """
    ) { quotedTable($0) },
    Form(
      """
      (\(translating)) {f:either} ((to|into) {target})? (as_follows|like_this|\
      with_this_table|so|like_so|using_this_table|by_this_table)? (:|-|,|;)? {t:entries}
      """
    ) { table($0) },
    Form("(for|in) {f:either} ,? (\(translating))? (:|,)? {t:entries}") { table($0) },
    Form("(\(translating)) {t:entries} (for|in|of) (the)? {f:either}") { table($0) },
    Form("{f:either} -> {target} (:|-|<() {t:entries} )>?") { table($0) },
    Form("{f:either} -> {target} (;|,) {t:entries}") { quotedTable($0) },
    Form("{f:either} -> {target} with {t:entries}") { table($0) },
    Form("{f:either} (:|-|<() {t:entries} )>?") { table($0) },
    Form("{f:either} ($becomes) {target} (:|-|<(|as_follows) (:)? {t:entries} )>?") {
      table($0)
    },
    Form("{f:either} ($becomes) {target} (;|,|where|with) (:)? {t:entries}") {
      quotedTable($0)
    },
    Form("($copy) {f:either} ($into) {target} (:|-|<(|translating|as_follows) (:)? {t:entries} )>?")
    { table($0) },
    Form("($copy) {f:either} ($into) {target} (;|,|where|with) (:)? {t:entries}") {
      quotedTable($0)
    },
  ]

  static func isOption(_ literal: Literal, of reference: FieldReference?) -> Bool {
    reference?.field.map { MappingDraft.option(literal.text, of: $0) != nil } ?? false
  }

  /// Where nothing announces a table: every value of the source is one for sure.
  static func quotedTable(_ words: Captures) -> Clause? {
    guard let table = words.table("t"), table.entries.count > 1 || table.rest != nil,
      table.entries.allSatisfy({ entry in
        entry.from.allSatisfy { $0.isQuoted || isOption($0, of: words.field("f")) }
      })
    else { return nil }
    return Grammar.table(words)
  }

  static func table(_ words: Captures) -> Clause? {
    guard let field = words.field("f"), let table = words.table("t") else { return nil }
    // One pair of bare words is too little to be a table.
    guard table.entries.count > 1 || table.rest != nil || table.entries[0].from[0].isQuoted else {
      return nil
    }
    return .table(field, into: words.field("target"), table)
  }
}
