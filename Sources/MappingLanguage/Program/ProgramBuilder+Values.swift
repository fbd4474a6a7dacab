import Diagnostics
import Patterns
import Records

extension ProgramBuilder {
  mutating func expression(
    _ value: ValueExpression,
    at pointer: JSONPointer,
    in scope: Scope
  ) -> Int {
    let head: CompiledExpression.Head
    switch value.head {
    case .atom(let one): head = .atom(atom(one, at: pointer, in: scope))
    case .coalesce(let list):
      head = .coalesce(atoms(list, at: pointer.appending("coalesce"), in: scope))
    case .concat(let list, let separator, let nulls):
      head = .concat(
        atoms(list, at: pointer.appending("concat"), in: scope),
        separator: separator.isEmpty ? -1 : constant(separator),
        skipsNull: nulls == .skip
      )
    case .choice(let arms, let otherwise):
      head = .choice(
        compiled(arms, at: pointer.appending("case"), in: scope),
        otherwise: atom(otherwise, at: pointer.appending("else"), in: scope)
      )
    case .calc(let calculation, let list, let nulls):
      head = .calculation(
        CompiledExpression.Operation(calculation),
        atoms(list, at: pointer.appending("of"), in: scope),
        skipsNull: nulls == .skip
      )
    case .list(let list): head = .list(atoms(list, at: pointer.appending("list"), in: scope))
    case .test(let one): head = .test(condition(one, at: pointer.appending("test"), in: scope))
    }
    let steps = steps(value.then, after: nil, at: pointer.appending("then"), in: scope)
    parts.expressions.append(CompiledExpression(head: head, steps: steps))
    return parts.expressions.count - 1
  }

  private mutating func compiled(
    _ arms: [ValueExpression.Arm],
    at pointer: JSONPointer,
    in scope: Scope
  ) -> Range<Int> {
    var compiled: [CompiledArm] = []
    for (index, arm) in arms.enumerated() {
      let place = pointer.appending(index)
      compiled.append(
        CompiledArm(
          condition: condition(arm.when, at: place.appending("when"), in: scope),
          atom: atom(arm.value, at: place.appending("value"), in: scope)
        )
      )
    }
    let start = parts.arms.count
    parts.arms += compiled
    return start..<parts.arms.count
  }

  // MARK: Atoms

  private mutating func atoms(
    _ list: [Atom],
    at pointer: JSONPointer,
    in scope: Scope
  ) -> Range<Int> {
    var compiled: [CompiledAtom] = []
    for (index, one) in list.enumerated() {
      compiled.append(resolved(one, at: pointer.appending(index), in: scope))
    }
    let start = parts.atoms.count
    parts.atoms += compiled
    return start..<parts.atoms.count
  }

  mutating func atom(_ atom: Atom, at pointer: JSONPointer, in scope: Scope) -> Int {
    let compiled = resolved(atom, at: pointer, in: scope)
    parts.atoms.append(compiled)
    return parts.atoms.count - 1
  }

  private mutating func resolved(
    _ atom: Atom,
    at pointer: JSONPointer,
    in scope: Scope
  ) -> CompiledAtom {
    let source: CompiledAtom.Source
    switch atom.source {
    case .field(let name): source = .slot(slot(name, at: pointer.appending("field"), in: scope))
    case .constant(let json):
      let value = ConstantValue(json)
      if value == nil {
        report(
          .M101,
          "a constant is a scalar or a list of scalars",
          at: pointer.appending("const"),
          in: scope
        )
      }
      source = .constant(constant(value ?? .scalar(.null)))
    case .variable(let name):
      source = .variable(variable(name, at: pointer.appending("var"), in: scope))
    case .lookup(let name):
      if lookupPlaces[name] == nil {
        report(
          .M108,
          "there is no look-up \"\(name)\"",
          at: pointer.appending("lookup"),
          in: scope,
          hint: NearestNames.hint(for: name, in: lookupPlaces.keys.sorted())
        )
      }
      source = .lookup(lookupPlaces[name] ?? -1)
    case .run(let value): source = .run(CompiledAtom.RunSlot(value))
    case .current(let name):
      source = .current(current(name, at: pointer.appending("current"), in: scope))
    case .item(let name): source = .item(item(name, at: pointer.appending("item"), in: scope))
    }
    return CompiledAtom(
      source: source,
      asText: atom.asText,
      steps: steps(atom.then, after: atom, at: pointer.appending("then"), in: scope)
    )
  }

  private mutating func variable(
    _ name: String,
    at pointer: JSONPointer,
    in scope: Scope
  ) -> Int {
    if let place = variablePlaces[name] { return place }
    // Look-ups may use any variable; they are compiled after all of them.
    report(
      .M107,
      "there is no variable \"\(name)\" before this",
      at: pointer,
      in: scope,
      hint: NearestNames.hint(for: name, in: variablePlaces.keys.sorted())
        ?? "Define it further up."
    )
    return -1
  }

  /// A field of the element; read as the catalog says where it lists the element's fields.
  private mutating func item(_ name: String, at pointer: JSONPointer, in scope: Scope) -> Int {
    guard scope.isInsideEach else {
      report(.M101, "\"item\" stands outside \"each\"", at: pointer, in: scope)
      return -1
    }
    var item = CompiledItem(path: RecordFields.path(name), reading: nil)
    let listed = scope.list.map { list in
      source.fields.filter { $0.name.hasPrefix(list + ".") }.map { field in
        (name: String(field.name.dropFirst(list.count + 1)), field: field)
      }
    }
    if let listed, !listed.isEmpty {
      if let found = listed.first(where: { $0.name == name }) {
        item.reading = FieldReading(found.field, rules: spec.source.read)
        if let list = scope.list.flatMap({ source[$0] })?.path.names,
          found.field.path.names.starts(with: list), found.field.path.names.count > list.count
        {
          item.path = found.field.path.names.dropFirst(list.count).map { Array($0.utf8) }
        }
      } else {
        report(
          .M201,
          "the element has no field \"\(name)\"",
          at: pointer,
          in: scope,
          hint: NearestNames.hint(for: name, in: listed.map(\.name))
        )
      }
    }
    parts.items.append(item)
    return parts.items.count - 1
  }
}

extension CompiledExpression.Operation {
  fileprivate init(_ calculation: ValueExpression.Calculation) {
    self =
      switch calculation {
      case .sum: .sum
      case .difference: .difference
      case .product: .product
      case .quotient: .quotient
      case .minimum: .minimum
      case .maximum: .maximum
      case .daysBetween: .daysBetween
      }
  }
}

extension CompiledAtom.RunSlot {
  fileprivate init(_ value: Atom.RunValue) {
    self =
      switch value {
      case .startedAt: .startedAt
      case .runID: .runID
      case .specID: .specID
      case .sourceSystem: .sourceSystem
      }
  }
}
