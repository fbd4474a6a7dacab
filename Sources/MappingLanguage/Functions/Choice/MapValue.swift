package import Records

/// Translates values by a table of the spec.
package struct MapValue: MappingFunction, SampledFunction {
  package static let signature = FunctionSignature(
    "map_value",
    "Translates a value by a value map; say either else or unlisted.",
    parameters: [
      .init("map", .valueMap, "the name of a value map of the spec"),
      .init("else", .scalar, required: false, "what an unlisted value becomes; may be null"),
      .init("unlisted", .word(["keep", "error"]), required: false, "instead of else"),
    ],
    takes: .scalar,
    gives: .fromArguments,
    fallible: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    let table = "translated by the table \(step["map"])"
    let unlisted = "is not in the table \(step["map"])"
    if step.says("else") {
      return StepWording(
        table + " (\(step["else"]) where it lists nothing)",
        standsIn: step.saysNothing("else")
          ? nil : "\(step["else"]) where \(step.it) \(unlisted)",
        vanishes: step.saysNothing("else") ? "\(step.it) \(unlisted)" : nil
      )
    }
    guard step.text("unlisted") == "keep" else {
      return StepWording(table + " (an error where it lists nothing)", fails: unlisted)
    }
    return StepWording(
      table + " (kept where it lists nothing)",
      standsIn: "the value itself where \(step.it) \(unlisted)"
    )
  }

  package static let examples: [FunctionExample] = [
    .gives(
      "Web",
      from: "DIRECT_TRAFFIC",
      ["map": "source", "else": "Other"],
      maps: [source],
      because: "listed"
    ),
    .gives(
      "Other",
      from: "OFFLINE",
      ["map": "source", "else": "Other"],
      maps: [source],
      because: "unlisted"
    ),
    .gives(
      "OFFLINE",
      from: "OFFLINE",
      ["map": "source", "unlisted": "keep"],
      maps: [source],
      because: "kept as it is"
    ),
    .gives(
      nil,
      from: nil,
      ["map": "source", "else": "Other"],
      maps: [source],
      because: "null is not unlisted"
    ),
    .fails(
      .unlisted,
      from: "OFFLINE",
      ["map": "source", "unlisted": "error"],
      maps: [source],
      because: "an error on purpose"
    ),
  ]

  private static let source = ValueMap(
    name: "source",
    entries: [
      .init(from: "DIRECT_TRAFFIC", to: "Web"), .init(from: "REFERRALS", to: "Referral"),
    ]
  )

  private enum Unlisted {
    case becomes(ScalarConstant)
    case keep
    case error
  }

  private let name: String
  private let map: PreparedMap
  private let unlisted: Unlisted

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    name = try arguments.text("map")
    guard let map = arguments.valueMaps[name] else {
      throw ArgumentFault("map", "there is no value map \"\(name)\"")
    }
    guard map.isSound else {
      throw ArgumentFault("map", "an entry of \"\(name)\" is not a scalar")
    }
    self.map = map
    switch (arguments["else"], arguments["unlisted"]) {
    case (_?, nil): unlisted = .becomes(try arguments.scalar("else"))
    case (nil, _?):
      unlisted =
        try arguments.word("unlisted", of: ["keep", "error"]) == "keep" ? .keep : .error
    case (nil, nil): throw ArgumentFault("else", "say \"else\" or \"unlisted\"")
    case (_?, _?): throw ArgumentFault("else", "say \"else\" or \"unlisted\", not both")
    }
  }

  package func apply(_ input: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    if let index = map.keys.index(of: input, &arena) {
      return map.results[index].make(in: &arena)
    }
    arena.remarks.insert(.unlisted)
    switch unlisted {
    case .becomes(let value): return value.make(in: &arena)
    case .keep: return input
    case .error:
      throw FunctionFault(.unlisted, "The value map \"\(name)\" does not list the value.")
    }
  }

  func remark(on input: Value, giving output: Value?, _ arena: inout Arena) -> StepRemark.Kind? {
    map.keys.index(of: input, &arena) == nil ? .unlisted(input, arena) : nil
  }
}
