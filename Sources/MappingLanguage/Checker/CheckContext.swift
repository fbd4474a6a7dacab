import Diagnostics
import Records

/// Fields that may be meant by a name that no field has.
struct FieldCandidates {
  /// At most five, best first.
  let fields: [CatalogField]
  /// The one that was probably meant; `nil` where several are as near, or none is near enough.
  let meant: CatalogField?
  /// What to do, or to ask; `nil` where none is near.
  let hint: String?
}

/// What every check reads: the spec, the catalogs, and what has been inferred.
final class CheckContext: Sendable {
  let spec: MappingSpec
  let source: Catalog
  let target: Catalog
  let options: CheckOptions
  let nodes: SpecNodes
  let types: InferredTypes
  let usage: SpecUsage
  let coverage: [SentenceCoverage]
  let rules: [CheckedRule]
  let assignments: [Assignment]
  let preparation: StepPreparation
  let patterns: [PatternUse]
  let logic: ConditionLogic
  let unreached: [UnreachedCondition]
  let certain: [CertainCondition]

  init(spec: MappingSpec, source: Catalog, target: Catalog, options: CheckOptions) {
    self.spec = spec
    self.source = source
    self.target = target
    self.options = options
    var inference = TypeInference(
      spec: spec,
      source: source,
      target: target,
      options: options
    )
    types = inference.run()
    nodes = SpecNodes(of: spec, types: types)
    usage = SpecUsage(of: nodes)
    coverage = spec.coverage
    rules = CheckedRule.all(in: spec, nodes, target: target, types: types)
    assignments = Assignment.all(rules, in: spec, target: target, types: types)
    preparation = StepPreparation(
      nodes,
      spec,
      types,
      StepPreparation.Scope(
        functions: options.functions,
        source: source,
        target: target,
        resources: options.resources
      )
    )
    patterns = PatternUse.all(in: nodes, options.functions)
    logic = ConditionLogic(nodes)
    unreached = UnreachedCondition.all(in: nodes, spec, logic)
    certain = CertainCondition.all(in: nodes, logic, unreached, types)
  }

  var conversions: Conversions {
    Conversions(functions: functions, timeZone: spec.defaults.timeZone)
  }

  var functions: FunctionDirectory { options.functions }

  func location(_ pointer: JSONPointer) -> Location {
    Location(options.specName, pointer: pointer.description)
  }

  /// A diagnostic about a piece of a rule, variable, filter or look-up.
  func diagnostic(
    _ severity: Severity,
    _ code: DiagnosticCode,
    _ message: String,
    at pointer: JSONPointer,
    of owner: SpecOwner? = nil,
    hint: String? = nil,
    found: String? = nil,
    expected: String? = nil,
    candidates: [Candidate] = [],
    fixes: [Fix] = []
  ) -> Diagnostic {
    Diagnostic(
      severity,
      code,
      message,
      at: location(pointer),
      hint: hint,
      rule: owner.map(\.title),
      because: owner.map { Self.sentences($0.because) } ?? [],
      found: found,
      expected: expected,
      candidates: candidates,
      fixes: fixes
    )
  }

  /// The sentences named, each once, in order.
  static func sentences(_ because: [Because]) -> [Citation] {
    var names: [String] = []
    for reason in because where !names.contains(reason.sentence) { names.append(reason.sentence) }
    return names.map { Citation($0) }
  }

  // MARK: Fields

  /// Whether the target field must have a value for this operation.
  func isRequired(_ field: CatalogField) -> Bool {
    switch spec.target.operation {
    case .insert, .upsert: field.requiredOnCreate && field.writableOnCreate
    case .update: false
    }
  }

  /// Whether this operation may write the field.
  func isWritable(_ field: CatalogField) -> Bool {
    switch spec.target.operation {
    case .insert: field.writableOnCreate
    case .update: field.writableOnUpdate
    case .upsert: field.writableOnCreate && field.writableOnUpdate
    }
  }

  func signature(of step: Step) -> FunctionSignature? { functions.signature(of: step.function) }

  // MARK: Names

  /// Fields of a record itself with a near name or label, best first.
  ///
  /// Those that fit stand before the others, behind the name itself in another spelling only.
  func candidates(
    for name: String,
    in catalog: Catalog,
    where isSuitable: (CatalogField) -> Bool = { _ in true },
    fitting fits: (CatalogField) -> Bool = { _ in true }
  ) -> FieldCandidates {
    let fields = catalog.fields.filter { isSuitable($0) && catalog.list(around: $0.name) == nil }
    let near = NearestNames(to: name, among: fields) { [$0.name, $0.label] }.preferring(fits)
    return FieldCandidates(
      fields: Array(near.things.prefix(Candidate.most)),
      meant: near.meant,
      hint: near.hint(showing: Candidate.most, as: \.name)
    )
  }

  /// A hint such as `Use "a" or "b".`, or `nil` where there is nothing to use.
  static func useHint(_ fields: [CatalogField]) -> String? {
    fields.isEmpty
      ? nil : "Use " + fields.map { "\"\($0.name)\"" }.joined(separator: " or ") + "."
  }

  static func standsInElements(_ name: String, of list: CatalogField) -> String {
    "\(name) is a field of every element of the list \(list.name), not of the record"
  }

  /// `"a", "b" and 3 more`.
  static func list(_ texts: [String], limit: Int = 12) -> String {
    let shown = texts.prefix(limit).map { "\"\($0)\"" }.joined(separator: ", ")
    return texts.count > limit ? shown + " and \(texts.count - limit) more" : shown
  }
}
