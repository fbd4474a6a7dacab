import Diagnostics
import Records

extension CheckRule {
  static let literalsAreUsed = CheckRule(
    "What a sentence puts in quotation marks appears in the rules that cite it",
    [.M803]
  ) { context in
    let spec = context.spec
    return spec.description.enumerated().flatMap { index, sentence -> [Diagnostic] in
      // Marks are ASCII's two, or beyond ASCII.
      let hasMarks = sentence.said.utf8.contains { $0 == 0x22 || $0 == 0x27 || $0 >= 0x80 }
      let literals = hasMarks ? SentenceText(sentence.said).literals : []
      guard !literals.isEmpty, !isAsked(sentence.id, spec) else { return [] }
      let citing = citers(of: sentence.id, spec)
      guard !citing.isEmpty else { return [] }
      let texts = texts(of: citing, context)
      return literals.filter { !texts.say($0) }.map { literal in
        var diagnostic = context.diagnostic(
          .warning,
          .M803,
          "\(sentence.id) says '\(literal)', and no rule that cites it does",
          at: JSONPointer(["description", String(index)]),
          hint: "Use '\(literal)' in the rule, or say why not with a question.",
          found: sentence.text,
          fixes: [
            context.ask(
              "Where does '\(literal)' belong: \(sentence.text)",
              options: ["Nowhere"],
              because: [Because(sentence.id, quote: sentence.text)]
            )
          ]
        )
        diagnostic.because = [Citation(sentence.id)]
        return diagnostic
      }
    }
  }

  private static func isAsked(_ id: String, _ spec: MappingSpec) -> Bool {
    let reasons = spec.questions.flatMap(\.because) + spec.notMapped.flatMap(\.because)
    return reasons.contains { $0.sentence == id }
  }

  private static func citers(of id: String, _ spec: MappingSpec) -> [SpecUsage.Thing] {
    func cites(_ because: [Because]) -> Bool { because.contains { $0.sentence == id } }
    return spec.rules.filter { cites($0.because) }.map { .rule($0.id) }
      + spec.variables.filter { cites($0.because) }.map { .variable($0.name) }
      + spec.filters.filter { cites($0.because) }.map { .filter($0.id) }
  }

  /// The texts that things say.
  private struct SaidTexts {
    /// Constants, arguments and map entries, as they are written.
    var written: Set<String> = []
    /// In small letters: names and labels, options, and what is written where case does not matter.
    var named: Set<String> = []

    func say(_ literal: String) -> Bool {
      written.contains(literal) || named.contains(literal.lowercased())
    }
  }

  /// Every text the things and what they use say, and both value and label of an option of their
  /// fields that is said by either.
  private static func texts(of things: [SpecUsage.Thing], _ context: CheckContext) -> SaidTexts {
    let reached = things.reduce(into: Set<SpecUsage.Thing>()) { all, thing in
      all.formUnion(context.usage.reach(from: thing))
    }
    var written: [JSON] = []
    var names: [String] = []
    var fields: [CatalogField?] = []
    var isCaseOpen = context.spec.lookups.contains { lookup in
      reached.contains(.lookup(lookup.name)) && lookup.match.contains(where: \.caseInsensitive)
    }
    for node in context.nodes.atoms where reached.contains(SpecUsage.thing(node.owner)) {
      switch node.content.source {
      case .constant(let value): written.append(value)
      case .field(let name):
        names.append(name)
        fields.append(context.source[name])
      case .current(let name):
        names.append(name)
        fields.append(context.target[name])
      case .item(let name): names.append(name)
      case .variable, .lookup, .run: break
      }
    }
    for node in context.nodes.steps where reached.contains(SpecUsage.thing(node.owner)) {
      written += node.step.arguments.map(\.value.json)
      if ignoresCase(node.step) { isCaseOpen = true }
    }
    for node in context.nodes.tests where reached.contains(SpecUsage.thing(node.owner)) {
      if case .constant(let value) = node.content.argument { written.append(value) }
    }
    for map in context.spec.valueMaps where reached.contains(.valueMap(map.name)) {
      written += map.entries.flatMap { [$0.from, $0.to] }
      if map.caseInsensitive { isCaseOpen = true }
    }
    for node in context.rules where reached.contains(.rule(node.rule.id)) {
      names += [node.rule.target, node.field?.label ?? node.rule.target]
      fields.append(node.field)
    }
    let texts = Set(written.flatMap { $0.array ?? [$0] }.map { $0.string ?? $0.text() })
    let small = Set((texts + names).map { $0.lowercased() })
    let options = fields.flatMap { $0?.options ?? [] }.map {
      [$0.value.lowercased(), $0.label.lowercased()]
    }
    let said = options.filter { $0.contains(where: small.contains) }.joined()
    let named = isCaseOpen ? small : Set(names.map { $0.lowercased() })
    return SaidTexts(written: texts, named: named.union(said))
  }

  /// Whether a step makes the case of a text another, or reads texts whatever their case.
  private static func ignoresCase(_ step: Step) -> Bool {
    switch step.function {
    case "lower", "upper", "title_case", "to_option", "to_boolean", "to_country", "to_subdivision",
      "to_language", "to_currency":
      true
    default: step["case_insensitive"] == .constant(true)
    }
  }
}
