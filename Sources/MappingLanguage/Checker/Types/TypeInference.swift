import Records

/// Infers the type of every expression of a spec, bottom-up, without a word: what is wrong becomes
/// unknown here and is reported by the checks.
struct TypeInference {
  let spec: MappingSpec
  let source: Catalog
  let target: Catalog
  let lookupCatalogs: [Catalog]
  let functions: FunctionDirectory
  let dateWords: DataTable
  private(set) var types = InferredTypes()

  private let maps: [String: MapType]

  /// What the fields of the element are, while the parts of a variable with `each` are inferred.
  private var elementFields: [String: CatalogField]?
  /// The target field that `to_option` and `truncate` look at.
  private var targetField: CatalogField?

  init(
    spec: MappingSpec,
    source: Catalog,
    target: Catalog,
    options: CheckOptions
  ) {
    self.spec = spec
    self.source = source
    self.target = target
    lookupCatalogs = options.catalogsOfLookups
    functions = options.functions
    dateWords = options.resources[.dateWords]
    maps = Dictionary(
      spec.valueMaps.enumerated().map { ($0.element.name, MapType(of: $0.element, at: $0.offset)) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  mutating func run() -> InferredTypes {
    // Most rules have an atom or two, and a step.
    types.results.reserveCapacity(spec.rules.count * 3)
    types.inputs.reserveCapacity(spec.rules.count * 2)
    inferDefinitions()
    var facts = NullFacts()
    for (index, filter) in spec.filters.enumerated() {
      visit(filter.when, at: SpecOwner.Kind.filter.list.appending(index).appending("when"), facts)
      facts = facts.assumingNot(filter.when)
    }
    for (index, rule) in spec.rules.enumerated() {
      let place = SpecOwner.Kind.rule.list.appending(index)
      targetField = target.ownField(rule.target)
      var inner = facts
      if let when = rule.when {
        visit(when, at: place.appending("when"), facts)
        inner = facts.assuming(when)
      }
      _ = value(rule.value, at: place.appending("value"), inner)
      targetField = nil
    }
    return types
  }

  // MARK: Names

  /// Look-ups and variables, each after what it uses: the deepest chain takes no more of the stack
  /// than one of them.
  ///
  /// In a circle, what is not known yet is unknown.
  private mutating func inferDefinitions() {
    if spec.lookups.isEmpty, spec.variables.isEmpty { return }
    var definitions = spec
    (definitions.filters, definitions.rules) = ([], [])
    let knots = SpecUsage(of: SpecNodes(of: definitions)).knots(of: spec.definitions)
    for thing in knots.flatMap(\.things) {
      switch thing {
      case .lookup(let name):
        spec.lookups.firstIndex { $0.name == name }.map { inferLookup(at: $0) }
      case .variable(let name):
        spec.variables.firstIndex { $0.name == name }.map { inferVariable(at: $0) }
      case .rule, .filter, .valueMap: break
      }
    }
  }

  private mutating func inferVariable(at index: Int) {
    let variable = spec.variables[index]
    let place = SpecOwner.Kind.variable.list.appending(index)
    types.variables[variable.name] =
      switch variable.body {
      case .value(let expression): value(expression, at: place.appending("value"), NullFacts())
      case .record(let body): record(body, at: place)
      }
    elementFields = nil
  }

  private mutating func record(_ body: RecordBody, at place: JSONPointer) -> InferredType {
    var facts = NullFacts()
    var isOptional = body.keep != nil
    if let each = body.each {
      let list = atom(each, at: place.appending("each"), facts)
      if list.nullable { isOptional = true }
      if list.type != .list(.record) {
        elementFields = nil
      } else if case .field(let name) = each.source, each.then.isEmpty {
        elementFields = source.elementFields(of: name)
      } else {
        elementFields = [:]
      }
    }
    if let keep = body.keep {
      visit(keep, at: place.appending("keep"), facts)
      facts = facts.assuming(keep)
    }
    var hasSurePart = false
    for (index, part) in body.parts.enumerated() {
      let pointer = place.appending("parts").appending(index).appending("value")
      let type = value(part.value, at: pointer, facts)
      if type.nullable, part.onNull == .drop { isOptional = true }
      if !type.nullable || part.onNull == .rejectRecord { hasSurePart = true }
    }
    return .of(body.each == nil ? .record : .list(.record), nullable: isOptional || !hasSurePart)
  }

  private mutating func inferLookup(at index: Int) {
    let lookup = spec.lookups[index]
    let matches = SpecOwner.Kind.lookup.list.appending(index).appending("match")
    var isKeyOptional = false
    for (position, match) in lookup.match.enumerated() {
      let place = matches.appending(position).appending("equals")
      if atom(match.equals, at: place, NullFacts()).nullable { isKeyOptional = true }
    }
    types.lookups[lookup.name] = result(of: lookup, isKeyOptional: isKeyOptional)
  }

  private func result(of lookup: Lookup, isKeyOptional: Bool) -> InferredType {
    if lookup.returns == "found" { return .of(.bool) }
    let isOptional = isKeyOptional || lookup.onNone == .null || lookup.onMany == .null
    let catalog = lookupCatalogs.first {
      $0.system == lookup.system && $0.object == lookup.object
    }
    var type: InferredType
    if let field = catalog?[lookup.returns] {
      type = field.inferredType(read: spec.source.read)
      // Answers come as the platform holds them.
      type.form = []
      if field.type == .id, type.references == nil { type.references = lookup.object }
    } else if lookup.asksTable {
      type = .unknown
    } else if lookup.returns.lowercased() == "id" {
      type = .of(.id)
      type.references = lookup.object
    } else {
      type = catalog == nil ? .of(.text, nullable: true) : .unknown
    }
    type.nullable = isOptional || (type.nullable && type.type != .id)
    type.effects =
      lookup.onNone == .error || lookup.onMany == .error ? type.effects.union(.fallible) : []
    return type
  }

  // MARK: Atoms

  mutating func atom(_ atom: Atom, at place: JSONPointer, _ facts: NullFacts) -> InferredType {
    var type = start(atom, at: place)
    if facts.isPresent(atom.source) { type.nullable = false }
    type = steps(atom.then, on: type, of: atom, at: place)
    types.results[place] = type
    return type
  }

  private mutating func start(_ atom: Atom, at place: JSONPointer) -> InferredType {
    let type: InferredType
    switch atom.source {
    case .field(let name):
      type = source.ownField(name)?.inferredType(read: spec.source.read) ?? .unknown
    case .constant(let constant): type = .constant(constant, at: place.appending("const"))
    case .variable(let name): type = types.variables[name] ?? .unknown
    case .lookup(let name): type = types.lookups[name] ?? .unknown
    case .run(let value): type = runType(value)
    case .current(let name):
      var current = target.ownField(name)?.inferredType(read: ReadRules()) ?? .unknown
      current.nullable = true
      type = current
    case .item(let name): type = itemType(name)
    }
    return atom.asText && !type.isUnknown ? type.readAsText : type
  }

  private func itemType(_ name: String) -> InferredType {
    guard let elementFields else { return .unknown }
    if elementFields.isEmpty { return .of(.text, nullable: true) }
    return elementFields[name]?.inferredType(read: spec.source.read) ?? .unknown
  }

  private func runType(_ value: Atom.RunValue) -> InferredType {
    switch value {
    case .startedAt:
      var type = InferredType.of(.datetime)
      type.effects = .runDependent
      return type
    case .runID:
      var type = InferredType.of(.text)
      type.maxLength = 64
      type.effects = .runDependent
      return type
    case .specID: return .constant(.string(spec.id), at: JSONPointer(["id"]))
    case .sourceSystem:
      return .constant(.string(spec.source.system), at: JSONPointer(["source", "system"]))
    }
  }

  /// The type after a pipeline; the types between the steps are kept for the checks.
  mutating func steps(
    _ steps: [Step],
    on start: InferredType,
    of atom: Atom?,
    at place: JSONPointer
  ) -> InferredType {
    var type = start
    for (index, step) in steps.enumerated() {
      let pointer = place.appending("then").appending(index)
      types.inputs[pointer] = type
      var typing = StepTyping(
        step: step,
        pointer: pointer,
        defaults: spec.defaults,
        maps: maps,
        functions: functions,
        dateWords: dateWords,
        target: target,
        ruleTarget: targetField,
        sourceField: index == 0 ? sourceField(atom) : nil
      )
      typing.mayLackParameter = step.arguments.contains { argument in
        guard case .variable(let name) = argument.value else { return false }
        return (types.variables[name] ?? .unknown).nullable
      }
      type = typing.result(on: type)
    }
    return type
  }

  private func sourceField(_ atom: Atom?) -> CatalogField? {
    guard let atom, case .field(let name) = atom.source else { return nil }
    return source[name]
  }

  mutating func record(_ type: InferredType, at place: JSONPointer) { types.results[place] = type }

  mutating func visit(_ condition: Condition, at place: JSONPointer, _ facts: NullFacts) {
    for (index, test) in condition.tests.enumerated() {
      let pointer = place.appending(condition.mode.rawValue).appending(index)
      if let of = test.of { _ = atom(of, at: pointer.appending("of"), facts) }
      if case .atom(let other) = test.argument {
        _ = atom(other, at: pointer.appending("arg_of"), facts)
      }
    }
  }
}
