import Records

extension TypeInference {
  mutating func value(
    _ value: ValueExpression,
    at place: JSONPointer,
    _ facts: NullFacts
  )
    -> InferredType
  {
    if case .atom(let atom) = value.head { return self.atom(atom, at: place, facts) }
    let head = head(value.head, at: place, facts)
    let type = steps(value.then, on: head, of: nil, at: place)
    record(type, at: place)
    return type
  }

  private mutating func head(
    _ head: ValueExpression.Head,
    at place: JSONPointer,
    _ facts: NullFacts
  ) -> InferredType {
    switch head {
    case .atom(let atom): return self.atom(atom, at: place, facts)
    // Members first: a call on "self" beside a change of it would copy all that is known.
    case .coalesce(let atoms):
      let members = all(atoms, at: place.appending("coalesce"), facts)
      return coalesce(members)
    case .concat(let atoms, let separator, let nulls):
      let members = all(atoms, at: place.appending("concat"), facts)
      return concat(members, separator: separator, nulls)
    case .choice(let arms, let otherwise):
      return choice(arms, otherwise, at: place, facts)
    case .calc(let calculation, let atoms, let nulls):
      let members = all(atoms, at: place.appending("of"), facts)
      return calc(calculation, members, nulls)
    case .list(let atoms):
      let members = all(atoms, at: place.appending("list"), facts)
      return list(members)
    case .test(let condition):
      visit(condition, at: place.appending("test"), facts)
      return .of(.bool)
    }
  }

  private mutating func all(
    _ atoms: [Atom],
    at place: JSONPointer,
    _ facts: NullFacts
  )
    -> [InferredType]
  {
    var types: [InferredType] = []
    for (index, atom) in atoms.enumerated() {
      types.append(self.atom(atom, at: place.appending(index), facts))
    }
    return types
  }

  private static func union(_ members: [InferredType]) -> InferredType {
    guard var type = members.first else { return .null }
    for member in members.dropFirst() {
      guard let union = type.union(member) else { return .unknown }
      type = union
    }
    return type
  }

  private func coalesce(_ members: [InferredType]) -> InferredType {
    var type = Self.union(members)
    if !type.isUnknown { type.nullable = members.allSatisfy(\.nullable) }
    return type
  }

  private func concat(
    _ members: [InferredType],
    separator: String,
    _ nulls: ValueExpression.Nulls
  ) -> InferredType {
    guard members.allSatisfy({ $0.kind == .null || $0.type?.isTextual == true })
    else { return .unknown }
    var type = InferredType.of(.text)
    var length: Int? = separator.unicodeScalars.count * (members.count - 1)
    for member in members where member.kind != .null {
      length = length.flatMap { sum in
        member.maxLength(in: .codePoint).map { Swift.min(sum + $0, MadeText.bytesMax + 1) }
      }
      type.labels.formUnion(member.labels)
      type.effects.formUnion(member.effects)
    }
    type.maxLength = length
    type.nullable =
      nulls == .null ? members.contains(where: \.nullable) : members.allSatisfy(\.nullable)
    return type
  }

  private mutating func choice(
    _ arms: [ValueExpression.Arm],
    _ otherwise: Atom,
    at place: JSONPointer,
    _ facts: NullFacts
  ) -> InferredType {
    var facts = facts
    var members: [InferredType] = []
    for (index, arm) in arms.enumerated() {
      let inner = place.appending("case").appending(index)
      visit(arm.when, at: inner.appending("when"), facts)
      let value = inner.appending("value")
      members.append(atom(arm.value, at: value, facts.assuming(arm.when)))
      facts = facts.assumingNot(arm.when)
    }
    members.append(atom(otherwise, at: place.appending("else"), facts))
    return Self.union(members)
  }

  private func calc(
    _ calculation: ValueExpression.Calculation,
    _ members: [InferredType],
    _ nulls: ValueExpression.Nulls
  ) -> InferredType {
    let fits = members.allSatisfy { member in
      guard let type = member.type else { return member.kind == .null }
      return calculation.takes(type)
    }
    guard fits else { return .unknown }
    var type = calculation == .daysBetween ? .of(.int) : Self.union(members)
    guard !type.isUnknown else { return .unknown }
    switch calculation {
    case .daysBetween: break
    case .quotient: type = .of(.dec)
    case .sum, .difference, .product: type = .of(type.type == .int ? .int : .dec)
    case .minimum, .maximum: type.values = nil
    }
    type.nullable =
      nulls == .null ? members.contains(where: \.nullable) : members.allSatisfy(\.nullable)
    type.effects = members.reduce([]) { $0.union($1.effects) }
    switch calculation {
    case .sum, .difference, .product, .quotient: type.effects.insert(.fallible)
    case .minimum, .maximum, .daysBetween: break
    }
    return type
  }

  private func list(_ members: [InferredType]) -> InferredType {
    let elements = members.map { member in
      guard var element = member.element else { return member }
      element.nullable = member.nullable
      return element
    }
    let union = Self.union(elements)
    return union.isUnknown ? .unknown : union.asList(nullable: members.allSatisfy(\.nullable))
  }
}

extension ValueExpression.Calculation {
  /// Whether a member may have this type.
  func takes(_ type: FieldType) -> Bool {
    switch self {
    case .sum, .difference, .product, .quotient: type.isNumber
    case .minimum, .maximum: type.isOrdered
    case .daysBetween: type == .date || type == .datetime
    }
  }
}
