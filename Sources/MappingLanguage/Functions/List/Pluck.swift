package import Records

/// Takes one field out of every record of a list.
package struct Pluck: MappingFunction {
  package static let signature = FunctionSignature(
    "pluck",
    "Takes one field out of every record of a list, as text; records without it are left out.",
    parameters: [.init("field", .field, "by its dotted path")],
    takes: .records,
    gives: .listOf(.text),
    lossy: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording(
      "the \(step.plain("field")) of each",
      loses: "all but the \(step.plain("field")) of each"
    )
  }

  private static let items: JSON = [
    ["sku": "A1", "tax": ["rate": 19]], ["sku": "", "tax": nil], ["sku": "B2"],
  ]

  package static let examples: [FunctionExample] = [
    .gives(["A1", "B2"], from: items, as: .list(.record), ["field": "sku"], because: "the names"),
    .gives(
      ["19"],
      from: items,
      as: .list(.record),
      ["field": "tax.rate"],
      because: "a path, as text"
    ),
    .gives(
      nil,
      from: items,
      as: .list(.record),
      ["field": "price"],
      because: "nothing found is null"
    ),
    .gives(nil, from: nil, as: .list(.record), ["field": "sku"], because: "an empty list is null"),
  ]

  private let path: [[UInt8]]

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    path = RecordFields.path(try arguments.nonEmptyText("field"))
  }

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    var found: [Value] = []
    for index in input.range {
      found.append(RecordFields.text(at: path, of: arena.elements[index], &arena))
    }
    return arena.list(found)
  }
}
