package import Records

/// Every value, atom, step, condition and test of a spec, in spec order, with its place.
package struct SpecNodes: Sendable {
  /// One piece of the spec.
  ///
  /// A class, as a step's: checks go over them some fifty times, and a copy would count every
  /// reference inside.
  package final class Node<Content: Sendable>: Sendable {
    package let content: Content
    /// Where it stands in the canonical form.
    package let pointer: JSONPointer
    package let owner: SpecOwner
    /// Whether it stands in `keep` or `parts` of a variable with `each`.
    package let isInsideEach: Bool
    /// What a value or an atom is after its steps, or what a test looks at; where types are known.
    let type: InferredType

    fileprivate init(_ content: Content, _ place: Place, _ type: InferredType) {
      self.content = content
      pointer = place.pointer
      owner = place.owner
      isInsideEach = place.isInsideEach
      self.type = type
    }
  }

  /// A step, and what it stands on.
  package final class StepNode: Sendable {
    package let step: Step
    package let pointer: JSONPointer
    package let owner: SpecOwner
    /// The atom before the step, where no other step is between them.
    package let directAtom: Atom?
    /// The step before it in the same list.
    let previous: Step?
    /// What stands before it, where types are known.
    let input: InferredType

    fileprivate init(
      _ step: Step,
      _ place: Place,
      after atom: Atom?,
      previous: Step?,
      _ input: InferredType
    ) {
      self.step = step
      pointer = place.pointer
      owner = place.owner
      directAtom = atom
      self.previous = previous
      self.input = input
    }
  }

  /// One for each rule, in their order.
  private(set) var ruleOwners: [SpecOwner] = []
  package private(set) var values: [Node<ValueExpression>] = []
  package private(set) var atoms: [Node<Atom>] = []
  package private(set) var steps: [StepNode] = []
  package private(set) var conditions: [Node<Condition>] = []
  package private(set) var tests: [Node<ConditionTest>] = []

  private let types: InferredTypes

  package init(of spec: MappingSpec, types: InferredTypes = InferredTypes()) {
    self.types = types
    for (index, lookup) in spec.lookups.enumerated() {
      let owner = SpecOwner(.lookup, lookup.name, at: index)
      for (position, match) in lookup.match.enumerated() {
        let place = owner.pointer.appending("match").appending(position).appending("equals")
        visit(match.equals, Place(place, owner))
      }
    }
    for (index, variable) in spec.variables.enumerated() {
      let owner = SpecOwner(.variable, variable.name, at: index, because: variable.because)
      visit(variable.body, owner)
    }
    for (index, filter) in spec.filters.enumerated() {
      let owner = SpecOwner(.filter, filter.id, at: index, because: filter.because)
      visit(filter.when, Place(owner.pointer, owner).inner("when"))
    }
    // Most rules have an atom or two, and a step.
    ruleOwners.reserveCapacity(spec.rules.count)
    values.reserveCapacity(spec.rules.count + spec.variables.count)
    atoms.reserveCapacity(spec.rules.count * 2)
    steps.reserveCapacity(spec.rules.count * 2)
    for (index, rule) in spec.rules.enumerated() {
      let owner = SpecOwner(.rule, rule.id, at: index, because: rule.because)
      ruleOwners.append(owner)
      let place = Place(owner.pointer, owner)
      visit(rule.value, place.inner("value"))
      if let when = rule.when { visit(when, place.inner("when")) }
    }
  }

  fileprivate struct Place {
    var pointer: JSONPointer
    let owner: SpecOwner
    var isInsideEach = false

    init(_ pointer: JSONPointer, _ owner: SpecOwner) {
      self.pointer = pointer
      self.owner = owner
    }

    func inner(_ token: String) -> Place {
      var place = self
      place.pointer = pointer.appending(token)
      return place
    }

    func inner(_ token: String, _ index: Int) -> Place { inner(token).inner(String(index)) }
  }

  private mutating func visit(_ body: Variable.Body, _ owner: SpecOwner) {
    let place = Place(owner.pointer, owner)
    switch body {
    case .value(let value): visit(value, place.inner("value"))
    case .record(let record):
      if let each = record.each { visit(each, place.inner("each")) }
      var inside = place
      inside.isInsideEach = record.each != nil
      if let keep = record.keep { visit(keep, inside.inner("keep")) }
      for (index, part) in record.parts.enumerated() {
        visit(part.value, inside.inner("parts", index).inner("value"))
      }
    }
  }

  private mutating func visit(_ value: ValueExpression, _ place: Place) {
    values.append(Node(value, place, types[place.pointer]))
    switch value.head {
    case .atom(let atom): visit(atom, place)
    case .coalesce(let atoms): visit(atoms, "coalesce", place)
    case .concat(let atoms, _, _): visit(atoms, "concat", place)
    case .calc(_, let atoms, _): visit(atoms, "of", place)
    case .list(let atoms): visit(atoms, "list", place)
    case .test(let condition): visit(condition, place.inner("test"))
    case .choice(let arms, let otherwise):
      for (index, arm) in arms.enumerated() {
        let inner = place.inner("case", index)
        visit(arm.when, inner.inner("when"))
        visit(arm.value, inner.inner("value"))
      }
      visit(otherwise, place.inner("else"))
    }
    if case .atom = value.head { return }
    visit(value.then, after: nil, place)
  }

  private mutating func visit(_ list: [Atom], _ key: String, _ place: Place) {
    for (index, atom) in list.enumerated() { visit(atom, place.inner(key, index)) }
  }

  private mutating func visit(_ atom: Atom, _ place: Place) {
    atoms.append(Node(atom, place, types[place.pointer]))
    visit(atom.then, after: atom, place)
  }

  private mutating func visit(_ then: [Step], after atom: Atom?, _ place: Place) {
    for (index, step) in then.enumerated() {
      let inner = place.inner("then", index)
      let input = types.input(of: inner.pointer)
      let previous = index == 0 ? nil : then[index - 1]
      steps.append(
        StepNode(step, inner, after: index == 0 ? atom : nil, previous: previous, input)
      )
    }
  }

  private mutating func visit(_ condition: Condition, _ place: Place) {
    conditions.append(Node(condition, place, .unknown))
    for (index, test) in condition.tests.enumerated() {
      let inner = place.inner(condition.mode.rawValue, index)
      let place = inner.inner("of")
      tests.append(Node(test, inner, test.of == nil ? .unknown : types[place.pointer]))
      if let of = test.of { visit(of, place) }
      if case .atom(let atom) = test.argument { visit(atom, inner.inner("arg_of")) }
    }
  }
}
