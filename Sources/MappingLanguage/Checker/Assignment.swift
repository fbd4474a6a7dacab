import Records

/// A value that is written to a field of the target, or to a field of an element of it.
///
/// A class, so that the checks go over them without a copy.
final class Assignment: Sendable {
  let owner: SpecOwner
  let value: ValueExpression
  /// Where the value stands.
  let pointer: JSONPointer
  let type: InferredType
  let field: CatalogField

  private init(
    owner: SpecOwner,
    value: ValueExpression,
    pointer: JSONPointer,
    type: InferredType,
    field: CatalogField
  ) {
    self.owner = owner
    self.value = value
    self.pointer = pointer
    self.type = type
    self.field = field
  }

  /// What rules write to known target fields, and parts to known fields of an element.
  static func all(
    _ rules: [CheckedRule],
    in spec: MappingSpec,
    target: Catalog,
    types: InferredTypes
  ) -> [Assignment] {
    var assignments: [Assignment] = []
    var written: Set<JSONPointer> = []
    for node in rules {
      guard let field = node.field else { continue }
      assignments.append(
        Assignment(
          owner: node.owner,
          value: node.rule.value,
          pointer: node.valuePlace,
          type: node.type,
          field: field
        )
      )
      guard field.type == .record || field.type.element == .record else { continue }
      let members = target.elementFields(of: field.name)
      for part in parts(of: node.rule.value, in: spec) where written.insert(part.pointer).inserted {
        guard let field = members[part.to] else { continue }
        assignments.append(
          Assignment(
            owner: part.owner,
            value: part.value,
            pointer: part.pointer,
            type: types[part.pointer],
            field: field
          )
        )
      }
    }
    return assignments
  }

  /// A part of a record variable that a value uses.
  struct UsedPart {
    let owner: SpecOwner
    let to: String
    let value: ValueExpression
    let onNull: RecordBody.Part.NullPolicy
    /// Where its value stands.
    let pointer: JSONPointer
  }

  /// The parts of the record variables that a value names directly.
  static func parts(of value: ValueExpression, in spec: MappingSpec) -> [UsedPart] {
    recordVariables(of: value, in: spec).flatMap { index, body in
      let variable = spec.variables[index]
      let owner = SpecOwner(.variable, variable.name, at: index, because: variable.because)
      return body.parts.enumerated().map { position, part in
        UsedPart(
          owner: owner,
          to: part.to,
          value: part.value,
          onNull: part.onNull,
          pointer: owner.pointer.appending("parts").appending(position).appending("value")
        )
      }
    }
  }

  static func recordVariables(
    of value: ValueExpression,
    in spec: MappingSpec
  )
    -> [(index: Int, body: RecordBody)]
  {
    value.head.atoms.compactMap { atom in
      guard case .variable(let name) = atom.source,
        let index = spec.variables.firstIndex(where: { $0.name == name }),
        case .record(let body) = spec.variables[index].body
      else { return nil }
      return (index, body)
    }
  }
}

extension ValueExpression.Head {
  /// The atoms whose values the head can give or is made of; conditions aside.
  var atoms: [Atom] {
    switch self {
    case .atom(let atom): [atom]
    case .coalesce(let atoms), .concat(let atoms, _, _), .calc(_, let atoms, _), .list(let atoms):
      atoms
    case .choice(let arms, let otherwise): arms.map(\.value) + [otherwise]
    case .test: []
    }
  }
}
