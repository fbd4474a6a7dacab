import Diagnostics
import Records

extension CheckRule {
  static let calculationsCanBeMade = CheckRule(
    "A calculation skips nulls only where it means the same without them, and never divides by 0",
    [.M310]
  ) { context in
    context.nodes.values.flatMap { node -> [Diagnostic] in
      guard case .calc(let calculation, let atoms, let nulls) = node.content.head else { return [] }
      let zeros = calculation == .quotient ? zeroDivisors(atoms, node, context) : []
      return nulls == .skip && calculation.hasPlaces
        ? [skipping(calculation, node, context)] + zeros : zeros
    }
  }

  /// Where the members are no equals, another one would take the place of a missing one.
  private static func skipping(
    _ calculation: ValueExpression.Calculation,
    _ node: SpecNodes.Node<ValueExpression>,
    _ context: CheckContext
  ) -> Diagnostic {
    let place = node.pointer.appending("nulls")
    return context.diagnostic(
      .error,
      .M310,
      "\"\(calculation.rawValue)\" cannot skip a null: the next member would stand in its place",
      at: place,
      of: node.owner,
      hint: "Write \"nulls\": \"null\", after a \"default\" where a null counts as something.",
      found: "\"skip\"",
      expected: "\"null\"",
      fixes: [
        Fix(
          "null where a member is null",
          grade: .changesMeaning,
          patch: FixPatch.replace(place, with: .string(ValueExpression.Nulls.null.rawValue))
        )
      ]
    )
  }

  /// Members after the first that are 0 for every record.
  private static func zeroDivisors(
    _ atoms: [Atom],
    _ node: SpecNodes.Node<ValueExpression>,
    _ context: CheckContext
  ) -> [Diagnostic] {
    atoms.indices.dropFirst().compactMap { index in
      let place = node.pointer.appending("of").appending(index)
      guard let values = context.types[place].values, let zero = values.first,
        values.allSatisfy({ ExactDecimal(parsing: $0.text)?.mantissa == 0 })
      else { return nil }
      return context.diagnostic(
        .error,
        .M310,
        "a member of the quotient: nothing can be divided by 0",
        at: zero.writtenAt ?? place,
        of: node.owner,
        hint: "Divide by another number.",
        found: zero.text
      )
    }
  }
}

extension ValueExpression.Calculation {
  /// Whether it matters which member stands where.
  fileprivate var hasPlaces: Bool {
    switch self {
    case .difference, .quotient, .daysBetween: true
    case .sum, .product, .minimum, .maximum: false
    }
  }
}
