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

  /// The step that says what the target makes of a point in time where it takes a day; `nil` where
  /// it takes the value as it is.
  var dayStep: Step? {
    switch (type.type, field.type) {
    case (.datetime, .date): Step("to_date")
    case (.list(.datetime), .list(.date)): Step("to_date", each: true)
    default: nil
    }
  }

  /// What rules write to known target fields, and parts to known fields of a record or an element.
  static func all(
    _ rules: [CheckedRule],
    in spec: MappingSpec,
    target: Catalog,
    types: InferredTypes
  ) -> [Assignment] {
    var assignments: [Assignment] = []
    var written: Set<Place> = []
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
      var open = [(value: node.rule.value, field: field)]
      while let (value, outer) = open.popLast() {
        let members = target.members(of: outer)
        guard !members.isEmpty else { continue }
        for part in parts(of: value, in: spec) {
          guard let field = members.first(where: { $0.name == part.to })?.field,
            written.insert(Place(pointer: part.pointer, field: field.name)).inserted
          else { continue }
          assignments.append(
            Assignment(
              owner: part.owner,
              value: part.value,
              pointer: part.pointer,
              type: types[part.pointer],
              field: field
            )
          )
          open.append((part.value, field))
        }
      }
    }
    return assignments
  }

  /// A part that two rules write may have two targets.
  private struct Place: Hashable {
    let pointer: JSONPointer
    let field: String
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

  /// The parts of the record variables that a value is made of.
  static func parts(of value: ValueExpression, in spec: MappingSpec) -> [UsedPart] {
    RecordOrigins(of: value, in: spec).variables.flatMap { index, body in
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
