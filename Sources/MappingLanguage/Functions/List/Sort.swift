package import Records

/// Puts a list in order.
package struct Sort: MappingFunction {
  package static let signature = FunctionSignature(
    "sort",
    "Puts a list in order: texts by their characters, numbers and dates by size; equals stay put.",
    parameters: [
      .init("case_insensitive", .boolean, required: false, "false unless said"),
      .init("descending", .boolean, required: false, "false unless said"),
    ],
    takes: .list,
    gives: .sameAsInput,
    lossy: true,
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    let order = step.flag("descending") ? "in descending order" : "in order"
    let any = step.flag("case_insensitive") ? ", in capitals or not" : ""
    return StepWording(order + any, loses: "the order they had")
  }

  package static let examples: [FunctionExample] = [
    .gives(["B", "a", "c"], from: ["c", "a", "B"], because: "capitals come first"),
    .gives(
      ["a", "B", "c"],
      from: ["c", "a", "B"],
      ["case_insensitive": true],
      because: "as in a dictionary"
    ),
    .gives([10, 9, 1], from: [9, 10, 1], ["descending": true], because: "numbers by size"),
    .gives(nil, from: nil, because: "an empty list is null"),
  ]

  private let ignoresCase: Bool
  private let isDescending: Bool

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    ignoresCase = try arguments.flag("case_insensitive")
    isDescending = try arguments.flag("descending")
  }

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    var keyed: [(key: Value, value: Value)] = []
    for index in input.range {
      let value = arena.elements[index]
      let key = ignoresCase && value.kind == .text ? CaseMapping.fold(value, &arena) : value
      keyed.append((key, value))
    }
    // Swift's sort keeps the order of equals; lists have one type, so everything can be compared.
    let order = keyed.indices.sorted { left, right in
      let result = ValueOrder.compare(keyed[left].key, keyed[right].key, arena) ?? 0
      return result == 0 ? left < right : isDescending ? result > 0 : result < 0
    }
    return arena.list(order.map { keyed[$0].value })
  }
}
