import Diagnostics
import Records

extension CheckRule {
  static let namedFieldsAreRead = CheckRule(
    "A source field that a sentence names is read by what cites the sentence",
    [.M207, .M806]
  ) { context in
    let spec = context.spec
    let fields = context.source.fields.compactMap { field in
      phrase(of: field).map { (field: field, phrase: $0) }
    }
    let targets = Set(context.target.fields.map { $0.label.lowercased() })
    return spec.description.enumerated().flatMap { index, sentence -> [Diagnostic] in
      let citers = Citers(of: sentence.id, spec)
      guard !citers.isExplained, !citers.things.isEmpty, isSound(citers, context) else {
        return []
      }
      let text = SentenceText(sentence.text)
      return fields.compactMap { item in
        guard !targets.contains(item.phrase.lowercased()), text.names(item.phrase) else {
          return nil
        }
        return problem(item.field, sentence, at: index, citers, context)
      }
    }
  }

  /// What stands for a field in a sentence beyond doubt: a label of several words, or an API name
  /// that is no word.
  private static func phrase(of field: CatalogField) -> String? {
    if field.label.contains(" ") { return field.label }
    return field.name.contains("_") ? field.name : nil
  }

  /// Whether everything that is used on the way exists: else that is the problem.
  private static func isSound(_ citers: Citers, _ context: CheckContext) -> Bool {
    let reach = citers.things.reduce(into: Set<SpecUsage.Thing>()) {
      $0.formUnion(context.usage.reach(from: $1))
    }
    return context.nodes.atoms.allSatisfy { node in
      guard reach.contains(SpecUsage.thing(node.owner)) else { return true }
      return switch node.content.source {
      case .field(let name): context.source[name] != nil
      case .variable(let name): context.types.variables[name] != nil
      case .lookup(let name): context.types.lookups[name] != nil
      case .constant, .run, .current, .item: true
      }
    }
  }

  private static func problem(
    _ field: CatalogField,
    _ sentence: Sentence,
    at index: Int,
    _ citers: Citers,
    _ context: CheckContext
  ) -> Diagnostic? {
    let readers = context.nodes.atoms.filter { node in
      switch node.content.source {
      case .field(let name): name == field.name
      case .item(let name): "\(name)" == field.name || field.name.hasSuffix("." + name)
      case .constant, .variable, .lookup, .run, .current: false
      }
    }.map { SpecUsage.thing($0.owner) }
    let reach = citers.things.reduce(into: Set<SpecUsage.Thing>()) {
      $0.formUnion(context.usage.reach(from: $1))
    }
    guard !readers.contains(where: reach.contains) else { return nil }
    let isRead = !readers.isEmpty
    var diagnostic = context.diagnostic(
      .warning,
      isRead ? .M806 : .M207,
      isRead
        ? "\(sentence.id) names \"\(field.label)\", and nothing that cites it reads \(field.name)"
        : "\(sentence.id) names \"\(field.label)\", and nothing reads \(field.name)",
      at: JSONPointer(["description", String(index)]),
      hint: "Read \"\(field.name)\" where the sentence is cited, or say why not in \"not_mapped\".",
      found: sentence.text,
      expected: field.name
    )
    diagnostic.because = [sentence.id]
    return diagnostic
  }
}

/// What cites a sentence.
private struct Citers {
  var things: [SpecUsage.Thing] = []
  /// A question or a reason for leaving out answers it.
  var isExplained: Bool

  init(of id: String, _ spec: MappingSpec) {
    func cites(_ because: [Because]) -> Bool { because.contains { $0.sentence == id } }
    isExplained =
      spec.questions.contains { cites($0.because) } || spec.notMapped.contains { cites($0.because) }
    things += spec.rules.filter { cites($0.because) }.map { .rule($0.id) }
    things += spec.variables.filter { cites($0.because) }.map { .variable($0.name) }
    things += spec.filters.filter { cites($0.because) }.map { .filter($0.id) }
  }
}

extension SentenceText {
  /// Whether a phrase stands in it as whole words, whatever the case.
  fileprivate func names(_ phrase: String) -> Bool {
    let words = { (text: String) in
      text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
    }
    let own = words(text)
    let wanted = words(phrase)
    guard !wanted.isEmpty, own.count >= wanted.count else { return false }
    return (0...(own.count - wanted.count)).contains { start in
      own[start..<start + wanted.count].elementsEqual(wanted)
    }
  }
}
