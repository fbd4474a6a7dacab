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

    fileprivate init(_ content: Content, _ place: Place) {
      self.content = content
      pointer = place.pointer
      owner = place.owner
      isInsideEach = place.isInsideEach
    }
  }

  /// A step, and what it stands on.
  package final class StepNode: Sendable {
    package let step: Step
    package let pointer: JSONPointer
    package let owner: SpecOwner
    /// The atom before the step, where no other step is between them.
    package let directAtom: Atom?

    fileprivate init(_ step: Step, _ place: Place, after atom: Atom?) {
      self.step = step
      pointer = place.pointer
      owner = place.owner
      directAtom = atom
    }
  }

  package private(set) var values: [Node<ValueExpression>] = []
  package private(set) var atoms: [Node<Atom>] = []
  package private(set) var steps: [StepNode] = []
  package private(set) var conditions: [Node<Condition>] = []
  package private(set) var tests: [Node<ConditionTest>] = []

  /// The pointers under which types are known: nodes take the very same, so that a look-up of one's
  /// type finds it without comparing tokens.
  private var known: InferredTypes?

  package init(of spec: MappingSpec, sharingPointersOf types: InferredTypes? = nil) {
    known = types
    defer { known = nil }
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
    for (index, rule) in spec.rules.enumerated() {
      let owner = SpecOwner(.rule, rule.id, at: index, because: rule.because)
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

    func sharing(_ types: [JSONPointer: InferredType]?) -> Place {
      guard let types, let index = types.index(forKey: pointer) else { return self }
      var place = self
      place.pointer = types[index].key
      return place
    }

    func inner(_ token: String, _ index: Int) -> Place { inner(token).inner(String(index)) }
  }

  private func node<Content>(_ content: Content, _ place: Place) -> Node<Content> {
    Node(content, place.sharing(known?.results))
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
    values.append(node(value, place))
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
    atoms.append(node(atom, place))
    visit(atom.then, after: atom, place)
  }

  private mutating func visit(_ then: [Step], after atom: Atom?, _ place: Place) {
    for (index, step) in then.enumerated() {
      let inner = place.inner("then", index)
      steps.append(StepNode(step, inner.sharing(known?.inputs), after: index == 0 ? atom : nil))
    }
  }

  private mutating func visit(_ condition: Condition, _ place: Place) {
    conditions.append(node(condition, place))
    for (index, test) in condition.tests.enumerated() {
      let inner = place.inner(condition.mode.rawValue, index)
      tests.append(node(test, inner))
      if let of = test.of { visit(of, inner.inner("of")) }
      if case .atom(let atom) = test.argument { visit(atom, inner.inner("arg_of")) }
    }
  }
}
