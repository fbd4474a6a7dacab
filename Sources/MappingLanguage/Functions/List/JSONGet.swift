package import Records

/// Takes a scalar out of JSON.
package struct JSONGet: MappingFunction {
  package static let signature = FunctionSignature(
    "json_get",
    "Takes a scalar out of JSON by its pointer (RFC 6901), as text; lists and objects give null.",
    parameters: [.init("pointer", .text, "as in /address/city or /0/name; empty: the JSON itself")],
    takes: .types([.json]),
    gives: .type(.text),
    lossy: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording(
      "only what stands at \(step["pointer"])",
      loses: "all but what stands at \(step["pointer"])"
    )
  }

  private static let order: JSON = ["id": 7, "lines": [["sku": "A1"]], "note": " "]

  package static let examples: [FunctionExample] = [
    .gives("7", from: order, as: .json, ["pointer": "/id"], because: "a number as it is written"),
    .gives("A1", from: order, as: .json, ["pointer": "/lines/0/sku"], because: "inside a list"),
    .gives(nil, from: order, as: .json, ["pointer": "/lines"], because: "a list is no text"),
    .gives(nil, from: order, as: .json, ["pointer": "/note"], because: "blanks are nothing"),
    .gives("plain", from: "plain", as: .json, ["pointer": ""], because: "the scalar itself"),
    .gives(nil, from: nil, as: .json, ["pointer": "/id"], because: "null stays null"),
  ]

  private let pointer: JSONPointer

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    guard let pointer = JSONPointer(parsing: try arguments.text("pointer")) else {
      throw ArgumentFault("pointer", "it is empty or begins with a slash, as in /address/city")
    }
    self.pointer = pointer
  }

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    guard input.kind == .json else {
      // A scalar that was JSON is itself, and has nothing inside.
      return pointer.tokens.isEmpty ? RecordFields.text(at: [], of: input, &arena) : .null
    }
    let json = try? JSON(parsing: Array(arena.bytes[input.range]))
    guard let found = json?[pointer] else { return .null }
    return RecordFields.text(at: [], of: RawJSON.raw(found, &arena), &arena)
  }
}
