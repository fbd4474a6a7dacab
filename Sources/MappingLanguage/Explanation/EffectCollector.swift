import Records

/// Collects what each part of a spec can do by itself.
struct EffectCollector {
  private let context: CheckContext
  private let words: PlainWords
  private var atoms: [JSONPointer: Atom] = [:]
  private var values: [JSONPointer: ValueExpression] = [:]
  private(set) var effects: [SpecUsage.Thing: PartEffects] = [:]

  init(_ context: CheckContext, _ words: PlainWords) {
    self.context = context
    self.words = words
    for node in context.nodes.atoms { atoms[node.pointer] = node.content }
    for node in context.nodes.values { values[node.pointer] = node.content }
    for node in context.nodes.atoms { add(node) }
    for node in context.nodes.values { add(node) }
    for node in context.nodes.steps { add(node) }
    for node in context.nodes.tests { add(node) }
    for rule in context.spec.rules { add(rule) }
    for (index, variable) in context.spec.variables.enumerated() { add(variable, at: index) }
    for lookup in context.spec.lookups { add(lookup) }
    for assignment in context.assignments { add(assignment) }
  }

  private mutating func change(
    _ thing: SpecUsage.Thing,
    _ body: (inout PartEffects) -> Void
  ) {
    body(&effects[thing, default: PartEffects()])
  }

  private func words(for owner: SpecOwner) -> PlainWords {
    guard owner.kind == .rule else { return words }
    return words.writing(to: context.spec.rules[owner.index].target)
  }

  // MARK: Reading

  /// What cannot be read as the type that the catalog says.
  private mutating func add(_ node: SpecNodes.Node<Atom>) {
    let atom = node.content
    let type: FieldType?
    switch atom.source {
    case .field(let name): type = context.source[name]?.type
    case .current(let name): type = context.target[name]?.type
    case .item(let name): type = elementField(name, of: node.owner)?.type
    case .constant, .variable, .lookup, .run: return
    }
    if !atom.asText { addReading(of: atom.source, as: type, to: SpecUsage.thing(node.owner)) }
  }

  private mutating func addReading(
    of source: Atom.Source,
    as type: FieldType?,
    to thing: SpecUsage.Thing
  ) {
    guard let type, type != .json else { return }
    change(thing) { effects in
      if type.isTextual {
        effects.readsTexts = true
      } else {
        effects.failures.say("\(PlainWords.of(source)) cannot be read as \(PlainWords.of(type))")
      }
    }
  }

  /// A rule that fills blanks only reads what its target holds.
  private mutating func add(_ rule: Rule) {
    guard context.spec.fillsOnly(rule) else { return }
    let type = context.target[rule.target]?.type
    addReading(of: .current(rule.target), as: type, to: .rule(rule.id))
  }

  private func elementField(_ name: String, of owner: SpecOwner) -> CatalogField? {
    guard owner.kind == .variable, context.spec.variables.indices.contains(owner.index),
      case .record(let body) = context.spec.variables[owner.index].body,
      case .field(let list) = body.each?.source
    else { return nil }
    return context.source.elementFields(of: list)[name]
  }

  // MARK: Heads

  private mutating func add(_ node: SpecNodes.Node<ValueExpression>) {
    let thing = SpecUsage.thing(node.owner)
    let words = words(for: node.owner)
    switch node.content.head {
    case .atom, .test: break
    case .list(let atoms):
      change(thing) { $0.failures.say(Self.tooMany("the list of \(words.list(atoms))")) }
    case .coalesce(let atoms):
      for index in atoms.indices.dropFirst() {
        let before = words.list(Array(atoms[..<index]))
        let verb = index == 1 ? "is empty" : "are empty"
        change(thing) {
          $0.standsIn.say("\(words.inner(atoms[index])) where \(before) \(verb)")
        }
      }
    case .choice(_, let otherwise):
      change(thing) {
        $0.standsIn.say("\(words.inner(otherwise)) where none of its conditions holds")
      }
    case .concat(let atoms, _, let nulls): add(atoms, nulls, to: thing, words)
    case .calc(let calculation, let atoms, let nulls):
      add(atoms, nulls, to: thing, words)
      let what = "\(PlainWords.of(calculation)) \(words.list(atoms))"
      change(thing) { effects in
        switch calculation {
        case .sum, .difference, .product: effects.failures.say("\(what) is too large a number")
        case .quotient:
          effects.failures.say("\(what) is too large a number, or divides by 0")
          effects.losses.say("of \(what), digits after the tenth")
        case .minimum, .maximum, .daysBetween: break
        }
      }
    }
  }

  private mutating func add(
    _ atoms: [Atom],
    _ nulls: ValueExpression.Nulls,
    to thing: SpecUsage.Thing,
    _ words: PlainWords
  ) {
    let members = atoms.filter { atom in
      if case .constant = atom.source { false } else { true }
    }
    guard !members.isEmpty else { return }
    let list = words.list(members, "or")
    let one = members.count == 1
    change(thing) { effects in
      switch nulls {
      case .null: effects.standsIn.say("nothing where \(one ? "" : "one of ")\(list) is empty")
      case .skip:
        effects.standsIn.say("the others alone where \(one ? "" : "one of ")\(list) is empty")
      }
    }
  }

  // MARK: Steps

  private mutating func add(_ node: SpecNodes.StepNode) {
    let place = JSONPointer(node.pointer.tokens.dropLast(2))
    let line = line(at: place, words(for: node.owner))
    guard let index = node.pointer.tokens.last.flatMap({ Int($0) }),
      let wording = line.wordings[index]
    else { return }
    var failures = line.failures(of: index)
    if makesList(node) { failures.append(Self.tooMany("what is made of \(line.whole)")) }
    change(SpecUsage.thing(node.owner)) { effects in
      effects.standsIn.say(wording.standsIn)
      effects.standsIn.say(line.absencesLeft(by: index).map { "nothing where \($0)" })
      effects.losses.say(wording.loses.map { "of \(line.source(of: node.step)), \($0)" })
      if node.step.nullOnError {
        effects.quietFailures.say(failures)
      } else {
        effects.failures.say(failures)
      }
    }
  }

  /// What is lost because the target takes days.
  private mutating func add(_ assignment: Assignment) {
    guard let step = assignment.dayStep else { return }
    let subject = line(at: assignment.pointer, words).source(of: step)
    guard let loss = words.wording(of: step, on: subject)?.loses else { return }
    change(SpecUsage.thing(assignment.owner)) { $0.losses.say("of \(subject), \(loss)") }
  }

  /// The steps of the value at a place.
  private func line(at place: JSONPointer, _ words: PlainWords) -> StepLine {
    if let atom = atoms[place] { return StepLine(of: atom, words, context) }
    if let value = values[place] { return StepLine(of: value, words, context) }
    return StepLine(after: "it", absence: "it is empty", [], words, context)
  }

  /// Whether a step can make a list that is too long: out of a text, or of a list that nothing has
  /// made before.
  private func makesList(_ node: SpecNodes.StepNode) -> Bool {
    let takesList = context.types.input(of: node.pointer).element != nil
    if takesList {
      guard node.pointer.tokens.last == "0" else { return false }
      if case .list = values[JSONPointer(node.pointer.tokens.dropLast(2))]?.head { return false }
    }
    switch context.signature(of: node.step)?.result {
    case .listOf: return true
    case .sameAsInput: return takesList
    case .type, .element, .values, .fromArguments, nil: return node.step.each
    }
  }

  private static func tooMany(_ list: String) -> String {
    "\(list) has more than \(MappingProgram.elementsMax) elements"
  }

  private mutating func add(_ node: SpecNodes.Node<ConditionTest>) {
    switch node.content.op {
    case .matches, .notMatches:
      let words = words(for: node.owner)
      let subject = node.content.of.map { words.of($0) } ?? "it"
      change(SpecUsage.thing(node.owner)) {
        $0.failures.say("\(subject) \(StepWording.patternGivesUp)")
      }
    default: break
    }
  }

  // MARK: Variables and look-ups

  private mutating func add(_ variable: Variable, at index: Int) {
    guard case .record(let body) = variable.body else { return }
    let words = words
    let list = body.each.map { words.of($0) }
    let whole = list.map { "an element of \($0)" } ?? "the whole record"
    change(.variable(variable.name)) { effects in
      if let list {
        effects.failures.say(Self.tooMany(list))
      }
      if let keep = body.keep {
        let pointer = JSONPointer(["variables", String(index), "keep"])
        let condition = words.of(keep, at: pointer)
        effects.losses.say("\(whole) for which it does not hold that \(condition)")
      }
      for part in body.parts {
        switch part.onNull {
        case .omit: effects.standsIn.say("no \(part.to) where it has no value")
        case .drop: effects.losses.say("\(whole) whose \(part.to) has no value")
        case .rejectRecord: effects.refusals.say("\(part.to) of \(whole) has no value")
        }
      }
    }
  }

  private mutating func add(_ lookup: Lookup) {
    change(.lookup(lookup.name)) { effects in
      guard lookup.returns != "found" else {
        effects.standsIn.say("false where its key is empty")
        return
      }
      effects.standsIn.say("nothing where its key is empty")
      switch lookup.onNone {
      case .null, .no: effects.standsIn.say("nothing where it finds none")
      case .create: effects.standsIn.say("a new \(lookup.object) where it finds none")
      case .error: effects.failures.say("the look-up \(lookup.name) finds none")
      }
      switch lookup.onMany {
      case .null, .yes: effects.standsIn.say("nothing where it finds several")
      case .firstByID:
        effects.standsIn.say("\(PlainWords.first(of: lookup)) where it finds several")
      case .error: effects.failures.say("the look-up \(lookup.name) finds several")
      }
    }
  }
}
