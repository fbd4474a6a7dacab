import Records

/// Finds everything that a mapping does to records besides copying values, in the order of the
/// spec.
///
/// What a rule can fail for includes the variables and look-ups it uses: their failures are its
/// own, and its policy decides about them.
struct ConsequenceFinder {
  private let context: CheckContext
  let words: PlainWords
  private let effects: [SpecUsage.Thing: PartEffects]
  private var found: [Consequence] = []

  init(_ spec: MappingSpec, source: Catalog, target: Catalog) {
    // Whatever a platform promises, a record may lack any field.
    var source = source
    for index in source.fields.indices { source.fields[index].nullable = true }
    context = CheckContext(
      spec: spec,
      source: source,
      target: target,
      options: CheckOptions(specName: spec.id)
    )
    words = PlainWords(context)
    effects = EffectCollector(context, words).effects
  }

  mutating func consequences() -> [Consequence] {
    let spec = context.spec
    if spec.target.operation == .update {
      found.append(
        Consequence(
          .skipped,
          by: MappingProgram.updateOnly,
          "there is no \(spec.target.object) with the same key"
        )
      )
    }
    for lookup in spec.lookups {
      add(effects[.lookup(lookup.name)], by: "look-up \(lookup.name)")
    }
    for variable in spec.variables {
      add(effects[.variable(variable.name)], by: "variable \(variable.name)")
    }
    for (index, filter) in spec.filters.enumerated() { add(filter, at: index) }
    for node in context.rules { add(node) }
    addUnreadableTexts()
    addTrimmedTexts()
    return found
  }

  private mutating func say(
    _ kind: Consequence.Kind,
    _ by: String,
    _ target: String?,
    _ texts: [String]
  ) {
    found += texts.map { Consequence(kind, by: by, target: target, $0) }
  }

  /// What a part does whoever uses it.
  private mutating func add(_ own: PartEffects?, by name: String, target: String? = nil) {
    guard let own else { return }
    say(.standsIn, name, target, own.standsIn)
    say(.loss, name, target, own.losses)
    say(.countsAsEmpty, name, target, own.quietFailures)
  }

  // MARK: Filters

  private mutating func add(_ filter: Filter, at index: Int) {
    let condition = words.of(filter.when, at: JSONPointer(["filters", String(index), "when"]))
    switch filter.action {
    case .dropRecord: say(.skipped, filter.id, nil, [condition])
    case .holdRecord:
      let question = filter.ask.map { " (asked is: \($0.text))" } ?? ""
      say(.held, filter.id, nil, [condition + question])
    case .rejectRecord: say(.refused, filter.id, filter.target, [condition])
    }
    let thing = SpecUsage.Thing.filter(filter.id)
    add(effects[thing], by: filter.id)
    let used = used(by: thing)
    say(Self.kind(of: context.spec.defaults.onError), filter.id, filter.target, used.failures)
    say(.refused, filter.id, filter.target, used.refusals)
  }

  // MARK: Rules

  private mutating func add(_ node: CheckedRule) {
    let (rule, policy) = (node.rule, node.errorPolicy)
    let thing = SpecUsage.Thing.rule(rule.id)
    let used = used(by: thing)
    add(effects[thing], by: rule.id, target: rule.target)
    addEmptiness(of: node)
    let checks = node.field.map { field in
      TargetRefusals(of: rule.value, at: node.valuePlace, to: field, context)
    }
    say(.refused, rule.id, rule.target, used.refusals)
    say(.refused, rule.id, rule.target, checks?.missing.map { "it \($0)" } ?? [])
    say(Self.kind(of: policy), rule.id, rule.target, used.failures)
    // What the target does not take is never taken for nothing.
    let kind = policy == .null ? .refused : Self.kind(of: policy)
    say(kind, rule.id, rule.target, checks?.texts.map { "it \($0)" } ?? [])
  }

  /// The places of rules whose value may be empty, in a record that lacks whatever it can.
  var rulesThatMayBeEmpty: Set<Int> {
    Set(context.rules.filter(mayBeEmpty).map(\.owner.index))
  }

  private func mayBeEmpty(_ node: CheckedRule) -> Bool {
    node.type.isUnknown || node.type.nullable || failsQuietly(node)
  }

  /// Whether it may fail, and counts as empty then.
  private func failsQuietly(_ node: CheckedRule) -> Bool {
    let thing = SpecUsage.Thing.rule(node.rule.id)
    return node.errorPolicy == .null && (!used(by: thing).failures.isEmpty || readsTexts(thing))
  }

  private mutating func addEmptiness(of node: CheckedRule) {
    guard mayBeEmpty(node) else { return }
    let (rule, policy) = (node.rule, node.nullPolicy)
    let empty = emptiness(of: rule, mayFailQuietly: failsQuietly(node))
    let isKey = context.spec.target.key.contains(rule.target)
    let isRequired = node.field.map(context.isRequired) ?? false
    if isKey || policy == .rejectRecord || (isRequired && policy == .writeNull) {
      say(.refused, rule.id, rule.target, [empty])
      return
    }
    if isRequired {
      let new = context.spec.target.operation == .upsert ? ", for a record that is new" : ""
      say(.refused, rule.id, rule.target, [empty + new])
    }
    // Where a record is made, and where only blanks are filled, there is nothing to erase.
    let mayErase = context.spec.target.operation != .insert && !context.spec.fillsOnly(rule)
    if policy == .writeNull, mayErase {
      say(.loss, rule.id, rule.target, ["what the target holds, where \(empty)"])
    }
  }

  /// When the value of a rule is empty, in words: `company is empty`.
  private func emptiness(of rule: Rule, mayFailQuietly: Bool) -> String {
    let (value, words) = (rule.value, words.writing(to: rule.target))
    switch value.head {
    case .atom(let atom):
      let source = PlainWords.of(atom.source)
      // A total function gives nothing for nothing only.
      let isTotal = atom.then.allSatisfy { step in
        !step.nullOnError && context.signature(of: step)?.total ?? false
          && context.emptyParameters(of: step).isEmpty
      }
      return isTotal && !mayFailQuietly ? "\(source) is empty" : "\(source) gives no value"
    case .coalesce(let atoms) where value.then.isEmpty && !mayFailQuietly:
      return words.absence(of: atoms)
    case .coalesce, .concat, .choice, .calc, .list, .test: return "there is no value"
    }
  }

  private static func kind(of policy: ErrorPolicy) -> Consequence.Kind {
    switch policy {
    case .rejectRecord: .refused
    case .holdRecord: .held
    case .null: .countsAsEmpty
    case .failRun: .runStops
    }
  }

  // MARK: What is used

  /// The failures of a part and of all that it uses.
  private func used(by thing: SpecUsage.Thing) -> (failures: [String], refusals: [String]) {
    let reach = context.usage.reach(from: thing)
    var failures = effects[thing]?.failures ?? []
    var refusals = effects[thing]?.refusals ?? []
    for lookup in context.spec.lookups where reach.contains(.lookup(lookup.name)) {
      failures.say(effects[.lookup(lookup.name)]?.failures ?? [])
    }
    for variable in context.spec.variables where reach.contains(.variable(variable.name)) {
      let own = effects[.variable(variable.name)]
      func named(_ text: String) -> String { "\(text) (in the variable \(variable.name))" }
      failures.say((own?.failures ?? []).map(named))
      refusals.say((own?.refusals ?? []).map(named))
    }
    return (failures, refusals)
  }

  private func readsTexts(_ thing: SpecUsage.Thing) -> Bool {
    context.usage.reach(from: thing).contains { effects[$0]?.readsTexts ?? false }
  }

  /// What reads a field as text fails for a list or an object: said once for each policy.
  private mutating func addUnreadableTexts() {
    let spec = context.spec
    let usual = Self.kind(of: spec.defaults.onError)
    let parts =
      spec.filters.map { (thing: SpecUsage.Thing.filter($0.id), id: $0.id, kind: usual) }
      + context.rules.map { (.rule($0.rule.id), $0.rule.id, Self.kind(of: $0.errorPolicy)) }
    for kind in Consequence.Kind.allCases {
      let readers = parts.map { part -> String? in
        part.kind == kind && readsTexts(part.thing) ? part.id : nil
      }
      guard readers.contains(where: { $0 != nil }) else { continue }
      say(
        kind,
        Self.runs(readers).listed("and"),
        nil,
        ["a field to be read as a text holds a list or an object"]
      )
    }
  }

  /// Texts that are read as they are lose the blanks around them when they are written.
  private mutating func addTrimmedTexts() {
    guard !context.spec.source.read.trim else { return }
    let writers = context.rules.map { node -> String? in
      mayLoseBlanks(node) ? node.rule.id : nil
    }
    guard writers.contains(where: { $0 != nil }) else { return }
    say(.loss, Self.runs(writers).listed("and"), nil, ["blanks before and after a text"])
  }

  private func mayLoseBlanks(_ node: CheckedRule) -> Bool {
    guard node.type.mayBeginOrEndBlank else { return false }
    // What a step makes of a text, as a telephone number, has a form of its own.
    if let last = node.rule.value.lastSteps.last,
      case .type(let made) = context.signature(of: last)?.result,
      made != .text
    {
      return false
    }
    let reach = context.usage.reach(from: .rule(node.rule.id))
    return context.nodes.atoms.contains { atom in
      guard case .field(let name) = atom.content.source,
        context.source[name]?.type.isTextual == true
      else { return false }
      return reach.contains(SpecUsage.thing(atom.owner))
    }
  }

  /// Names without gaps between them become one: `r3 to r9`.
  private static func runs(_ names: [String?]) -> [String] {
    names.split(separator: nil).flatMap { run -> [String] in
      let names = run.compactMap { $0 }
      guard names.count > 2, let first = names.first, let last = names.last else { return names }
      return ["\(first) to \(last)"]
    }
  }
}

extension InferredType {
  /// Whether it can be a text with blanks around it.
  fileprivate var mayBeginOrEndBlank: Bool {
    guard let type else { return true }
    // The identifiers of records are none of the texts that people write.
    return type.isTextual && references == nil && values == nil && !form.contains(.trimmed)
  }
}
