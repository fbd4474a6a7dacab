import MappingLanguage
import Records

extension FuzzTarget {
  /// `{"fn": NAME, "arguments": {…}, "input": …, "type": "date"}`, one call a document.
  static let functions = FuzzTarget(
    "functions",
    "A function gives the same sound value of its type every time, and fails only where it may.",
    grammar: .json,
    words: FunctionCatalog.names + FunctionCatalog.all.flatMap { wordsOfArguments($0.signature) },
    seeds: FunctionCatalog.all.flatMap { function in
      function.examples.map { seed(function.signature.name, $0) }
    }
  ) { input throws(BrokenLaw) in
    guard let document = try? JSON(parsing: input), let name = document["fn"]?.string else {
      return
    }
    let members = document["arguments"]?.object?.members ?? []
    var arguments = StepArguments(
      Dictionary(members.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }),
      targetOptions: ToOption.exampleOptions,
      sourceOptions: OptionLabel.exampleOptions,
      resources: FuzzZones.resources
    )
    for map in document["maps"]?.array ?? [] {
      guard let name = map["name"]?.string else { continue }
      arguments.valueMaps[name] = PreparedMap(valueMap(name, map))
    }
    guard let call = FunctionCall(trying: name, arguments) else { return }
    let type = document["type"]?.string.flatMap(FieldType.init(name:))
    _ = try call.outcome(of: document["input"] ?? .null, as: type)
  }

  private static func wordsOfArguments(_ signature: FunctionSignature) -> [String] {
    signature.parameters.flatMap { parameter -> [String] in
      if case .word(let words) = parameter.kind {
        words + [parameter.name]
      } else {
        [parameter.name]
      }
    }
  }

  private static func seed(_ name: String, _ example: FunctionExample) -> [UInt8] {
    let arguments = example.arguments.sorted { $0.key < $1.key }
    return JSON.members([
      "fn": .string(name),
      "arguments": .object(JSONObject(arguments.map { JSONObject.Member($0.key, $0.value) })),
      "input": example.input,
      "type": example.inputType.map { .string($0.name) },
      "maps": example.valueMaps.isEmpty ? nil : .array(example.valueMaps.map(\.json)),
    ]).bytes()
  }

  private static func valueMap(_ name: String, _ json: JSON) -> ValueMap {
    ValueMap(
      name: name,
      caseInsensitive: json["case_insensitive"]?.bool ?? false,
      entries: (json["entries"]?.array ?? []).map { entry in
        ValueMap.Entry(from: entry["from"] ?? .null, to: entry["to"] ?? .null)
      }
    )
  }
}
