import Records

/// The JSON Schema of a step: for each function of the catalog its own parameters.
enum StepSchema {
  static var object: JSONObject {
    JSONObject([
      JSONObject.Member("type", "object"),
      JSONObject.Member("required", .strings(SpecKeys.step.requiredNames)),
      JSONObject.Member(
        "properties",
        .object(JSONObject(SpecKeys.step.all.map(SpecSchema.property)))
      ),
      JSONObject.Member(
        "allOf",
        .array(
          FunctionCatalog.all.map { function in
            let signature = function.signature
            return [
              "if": SpecSchema.has("fn", oneOf: [signature.name]),
              "then": .object(parameters(of: signature)),
            ]
          }
        )
      ),
    ])
  }

  private static func parameters(of signature: FunctionSignature) -> JSONObject {
    let own = SpecKeys.step.all.map { JSONObject.Member($0.name, true) }
    let needed = signature.parameters.filter { $0.required && $0.defaulted == nil }.map(\.name)
    var schema = JSONObject([JSONObject.Member("description", .string(signature.summary))])
    if !needed.isEmpty { schema["required"] = .strings(needed) }
    schema["properties"] = .object(
      JSONObject(
        own + signature.parameters.map { JSONObject.Member($0.name, .object(value(of: $0))) }
      )
    )
    schema["additionalProperties"] = false
    if StepParameters.saysUnlisted(signature) {
      schema["oneOf"] = .array(StepParameters.unlisted.map { SpecSchema.requires([$0]) })
    }
    return schema
  }

  private static func value(of parameter: FunctionSignature.Parameter) -> JSONObject {
    let form = form(of: parameter.kind)
    let variable = JSON.object(SpecSchema.object(.parameter))
    let mayVary = StepParameters.variable.contains(parameter.name)
    var schema = (mayVary ? ["anyOf": [form, variable]] : form).object ?? JSONObject()
    let note = parameter.note.isEmpty ? StepParameters.expected(parameter) : parameter.note
    schema["description"] = .string(note)
    return schema
  }

  private static func form(of kind: FunctionSignature.Parameter.Kind) -> JSON {
    switch kind {
    case .text, .pattern, .valueMap, .datePattern, .field, .secret: ["type": "string"]
    case .integer: ["type": "integer"]
    case .decimal: ["type": "number"]
    case .boolean: ["type": "boolean"]
    case .word(let words): ["enum": .strings(words)]
    case .scalar: ["type": ["string", "number", "boolean", "null"]]
    case .scalars:
      ["type": "array", "items": ["type": ["string", "number", "boolean", "null"]]]
    case .texts, .datePatterns: ["type": "array", "items": ["type": "string"]]
    }
  }
}
