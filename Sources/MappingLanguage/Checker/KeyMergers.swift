import Records

/// What of a key's value makes records that differ the same: constants that stand in, values of
/// which there are few, and steps that leave a part.
struct KeyMergers {
  struct Merger {
    let reason: String
    /// Whether a constant stands in for what is not there.
    var isConstant = false
    let place: JSONPointer
    let owner: SpecOwner
    let text: String
  }

  private(set) var found: [Merger] = []

  private let field: CatalogField
  private let context: CheckContext

  /// A value, or the value of a variable that it is made of.
  private struct Piece {
    let value: ValueExpression
    let place: JSONPointer
    let owner: SpecOwner
  }

  init(of node: CheckedRule, to field: CatalogField, _ context: CheckContext) {
    self.field = field
    self.context = context
    var open = [Piece(value: node.rule.value, place: node.valuePlace, owner: node.owner)]
    var seen: Set<String> = []
    while let piece = open.popLast() {
      let atoms = piece.value.head.alternatives(at: piece.place)
      for (index, (atom, place)) in atoms.enumerated() {
        add(atom, at: place, after: atoms[..<index].map(\.place), piece)
        guard case .variable(let name) = atom.source, seen.insert(name).inserted else { continue }
        open += variable(name)
      }
      if case .atom = piece.value.head {
      } else {
        add(piece.value.then, at: piece.place, nil, piece)
      }
      let type = context.types[piece.place]
      if found.isEmpty, let few = Self.fewValues(type) {
        found.append(
          Merger(reason: few, place: piece.place, owner: piece.owner, text: piece.value.text)
        )
      }
    }
  }

  private func variable(_ name: String) -> [Piece] {
    guard let index = context.spec.variables.firstIndex(where: { $0.name == name }),
      case .value(let value) = context.spec.variables[index].body
    else { return [] }
    let because = context.spec.variables[index].because
    let owner = SpecOwner(.variable, name, at: index, because: because)
    return [Piece(value: value, place: owner.pointer.appending("value"), owner: owner)]
  }

  // MARK: Constants

  /// What one of several atoms does; a constant counts where those before it may be null.
  private mutating func add(
    _ atom: Atom,
    at place: JSONPointer,
    after earlier: [JSONPointer],
    _ piece: Piece
  ) {
    add(atom.then, at: place, atom, piece)
    guard case .constant(let value) = atom.source, !value.isNull else { return }
    if case .coalesce = piece.value.head, earlier.contains(where: { !context.types[$0].nullable }) {
      return
    }
    found.append(
      Merger(
        reason: "it is \(value.text()) for some",
        isConstant: true,
        place: place,
        owner: piece.owner,
        text: atom.text
      )
    )
  }

  /// The constant that a step gives for all that it does not know; `nil` for a step without one.
  private static func standIn(of step: Step, on input: InferredType) -> JSON? {
    let name =
      switch step.function {
      case "default" where input.nullable: "value"
      case "map_value", "to_option": "else"
      default: ""
      }
    guard case .constant(let value) = step[name], !value.isNull else { return nil }
    return value
  }

  // MARK: Steps

  private mutating func add(
    _ steps: [Step],
    at base: JSONPointer,
    _ atom: Atom?,
    _ piece: Piece
  ) {
    for (index, step) in steps.enumerated() {
      let place = base.appending("then").appending(index)
      let input = context.types.input(of: place)
      func merger(_ reason: String, isConstant: Bool = false) -> Merger {
        Merger(
          reason: reason,
          isConstant: isConstant,
          place: place,
          owner: piece.owner,
          text: step.text
        )
      }
      if let constant = Self.standIn(of: step, on: input) {
        let reason = "\"\(step.function)\" makes it \(constant.text()) for some"
        found.append(merger(reason, isConstant: true))
      } else if cuts(step, input, isRead: index == 0 && atom?.isRead == true) {
        found.append(merger("\"\(step.function)\" leaves a part of it"))
      } else if found.isEmpty, let few = Self.fewValues(input) {
        found.append(merger(few))
      }
    }
  }

  /// What to say of a value that is one of a few.
  private static func fewValues(_ type: InferredType) -> String? {
    let count = type.type == .bool ? 2 : type.values?.count ?? 0
    return count > 0 ? "it is one of \(count.of("value"))" : nil
  }

  /// Whether a step makes values the same that its target could hold apart.
  ///
  /// `isRead`: whether it stands on what a record holds, where an element of a list is a value.
  private func cuts(_ step: Step, _ input: InferredType, isRead: Bool) -> Bool {
    switch step.function {
    case "truncate", "left":
      guard input.type?.isTextual == true,
        case .constant(let length) = step[step.function == "left" ? "count" : "max"],
        let max = length.int
      else { return false }
      if let bound = input.maxLength(in: .codePoint), bound <= max { return false }
      return field.maxLength.map { $0 > max } ?? true
    case "first", "last", "slice": return !isRead
    case "bucket", "round", "clamp", "start_of", "date_part", "to_date", "length", "count", "mask",
      "redact", "words", "text_before", "text_after", "name_part", "regex_extract", "regex_test",
      "email_domain", "email_domain_kind", "email_local_part", "registrable_domain", "url_host",
      "url_query_parameter", "phone_region", "parse_range":
      return true
    default: return false
    }
  }
}

extension ValueExpression.Head {
  /// The atoms of which one gives the value, each with its place.
  fileprivate func alternatives(at place: JSONPointer) -> [(atom: Atom, place: JSONPointer)] {
    switch self {
    case .atom(let atom): return [(atom, place)]
    case .coalesce(let atoms):
      let list = place.appending("coalesce")
      return atoms.enumerated().map { ($1, list.appending($0)) }
    case .choice(let arms, let otherwise):
      let list = place.appending("case")
      return arms.enumerated().map { ($1.value, list.appending($0).appending("value")) }
        + [(otherwise, place.appending("else"))]
    case .concat, .calc, .list, .test: return []
    }
  }
}

extension Atom {
  /// Whether it is what a record or a look-up holds.
  fileprivate var isRead: Bool {
    switch source {
    case .field, .current, .item, .lookup: true
    case .constant, .variable, .run: false
    }
  }
}
