package import Records

/// Takes a field of the first record in a list that has a certain value in another.
package struct Pick: MappingFunction {
  package static let signature = FunctionSignature(
    "pick",
    "Takes a field of the first record of a list whose other field holds a value.",
    parameters: [
      .init("where", .field, "the field that is compared, by its dotted path"),
      .init("equals", .scalar, "compared exactly"),
      .init("return", .field, "the field that is taken, by its dotted path"),
    ],
    takes: .records,
    gives: .type(.text),
    lossy: true,
    aliases: ["find", "find_where", "select", "filter_first"]
  )

  private static let emails: JSON = [
    ["type": "home", "address": "ada@example.net"], ["type": "work", "address": "ada@example.com"],
  ]

  package static let examples: [FunctionExample] = [
    .gives(
      "ada@example.com",
      from: emails,
      as: .list(.record),
      ["where": "type", "equals": "work", "return": "address"],
      because: "the work address"
    ),
    .gives(
      nil,
      from: emails,
      as: .list(.record),
      ["where": "type", "equals": "other", "return": "address"],
      because: "no such record"
    ),
  ]

  private let key: [[UInt8]]
  private let wanted: [UInt8]
  private let result: [[UInt8]]

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    key = RecordFields.path(try arguments.nonEmptyText("where"))
    result = RecordFields.path(try arguments.nonEmptyText("return"))
    let constant = try arguments.scalar("equals")
    guard constant != .null else { throw ArgumentFault("equals", "a value is needed") }
    var arena = Arena()
    let value = constant.make(in: &arena)
    let start = arena.position
    PlainText.append(value, to: &arena)
    wanted = Array(arena.bytes[start...])
  }

  package func apply(_ input: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    for index in input.range {
      let record = arena.elements[index]
      let value = RecordFields.text(at: key, of: record, &arena)
      guard !value.isNull, arena.bytes[value.range].elementsEqual(wanted) else { continue }
      let found = RecordFields.text(at: result, of: record, &arena)
      if !found.isNull { return found }
    }
    return .null
  }
}
