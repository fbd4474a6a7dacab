import Matching
import Records

/// Clauses whose meaning hangs on what the catalogs call things.
extension Grammar {
  // MARK: Everybody

  /// `Everybody is 'subscribed'`: where just one field of the target has such an option.
  func everybody(_ range: Range<Int>) -> Clause? {
    let verbs: Set<String> = ["is", "are", "get", "gets", "become", "becomes"]
    guard (3...9).contains(range.count),
      let verb = range.first(where: { verbs.contains(tokens[$0].folded) }),
      verb > range.lowerBound, verb < range.upperBound - 1,
      isEverybody(range.lowerBound..<verb),
      let literal = literal(verb + 1..<range.upperBound),
      let (field, value) = surroundings.targetOption(for: literal.text),
      surroundings.option(for: literal.text) == nil, surroundings.flag(for: literal.text) == nil
    else { return nil }
    let words = quote(verb + 1..<range.upperBound)
    let reference = FieldReference(fields: [field], side: .target, text: words, quote: quote(range))
    return .write(reference, .literal(Literal(text: value, form: .quoted)))
  }

  private func isEverybody(_ range: Range<Int>) -> Bool {
    let words = tokens[range].map(\.folded)
    let whole: Set<String> = ["everybody", "everyone", "all", "every", "each"]
    return words.contains(where: whole.contains) && !words.contains("other")
      && !words.contains("others") && (isPlainRecords(range) || words == ["all"])
  }

  // MARK: Addresses

  /// `City and country come from the mailing address`: `Mailing City` and `Mailing Country`.
  func grouped(_ range: Range<Int>) -> Clause? {
    guard range.count > 4, tokens[range].contains(where: { $0.isWord("address") }),
      let parts = first(Self.groupForms, range)
    else { return nil }
    let qualifier = Set(NameTokens.of(parts.qualifier))
    guard !qualifier.isEmpty else { return nil }
    var clauses: [Clause] = []
    for target in parts.targets {
      guard target.field != nil, let from = member(target, of: parts.qualifier, qualifier) else {
        return nil
      }
      clauses.append(.write(target, .field(from)))
    }
    return clauses.count == 1 ? clauses[0] : .all(clauses)
  }

  private struct Group {
    let targets: [FieldReference]
    let qualifier: String
  }

  /// The one field of the source that is the target's, of that address.
  private func member(
    _ target: FieldReference,
    of text: String,
    _ qualifier: Set<String>
  ) -> FieldReference? {
    let answer = surroundings.sources.answer(for: text + " " + target.text)
    guard answer.fields.count == 1, !answer.isCorrected, let field = answer.fields.first,
      qualifier.isSubset(of: Set(NameTokens.of(field.name) + NameTokens.of(field.label)))
    else { return nil }
    return FieldReference(fields: [field], side: .source, text: target.text, quote: target.quote)
  }

  private static let groupForms: [Form<Group>] = [
    Form(
      """
      {t:targets} (come|comes|is|are|should_come|must_come)? (taken|filled|copied)? from (the|\
      their|its)? {w:words} address
      """
    ) { group($0) },
    Form("(take|copy|use|get|fill) {t:targets} (from|of) (the|their|its)? {w:words} address") {
      group($0)
    },
    Form("(use|take) (the|their|its)? {w:words} address (for|as) {t:targets}") { group($0) },
    Form("{t:targets} (is|are) (that|those|the_one|the_ones) of (the|their)? {w:words} address") {
      group($0)
    },
  ]

  private static func group(_ words: Captures) -> Group? {
    guard let qualifier = words.text("w"), words.joint("t") != .or,
      qualifier.split(separator: " ").count <= 2,
      !qualifier.lowercased().split(separator: " ").map(String.init)
        .contains(where: Lexicon.reserved.contains)
    else { return nil }
    return Group(targets: words.fields("t"), qualifier: qualifier)
  }

  // MARK: Parameters of an address

  static let parameterForms: [Form<Clause>] = [
    Form(
      """
      {t:targets} (come|comes|is|are) (taken|filled|copied|read)? from (the)? (query|url|utm)? \
      (parameters|parameter|query_string) (of|in) (the)? {f:source} ((with|of|by) (those|\
      the_same|these|that|this|their) (names|name))?
      """
    ) { parameters($0) },
    Form(
      """
      (take|copy|get|read|fill) {t:targets} from (the)? (query|url|utm)? (parameters|parameter|\
      query_string) (of|in) (the)? {f:source} ((with|of|by) (those|the_same|these|that|this) \
      (names|name))?
      """
    ) { parameters($0) },
  ]

  /// Each target from the parameter of its name, as the sentence writes it.
  private static func parameters(_ words: Captures) -> Clause? {
    guard let url = words.field("f"), words.joint("t") != .or else { return nil }
    let targets = words.fields("t")
    guard targets.allSatisfy({ $0.field != nil && !$0.text.contains(" ") }) else { return nil }
    let clauses = targets.map { target in
      Clause.write(target, .changed(.field(url), [parameter(target.text)]))
    }
    return clauses.count == 1 ? clauses[0] : .all(clauses)
  }

  static func parameter(_ name: String) -> Change {
    .step("url_query_parameter", [.init("name", .string(name))])
  }
}
