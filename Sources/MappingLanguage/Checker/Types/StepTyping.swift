package import Records

/// The type after one step.
struct StepTyping {
  let step: Step
  let pointer: JSONPointer
  let spec: MappingSpec
  let functions: FunctionDirectory
  let target: Catalog
  let ruleTarget: CatalogField?
  /// The source field the step stands on directly.
  let sourceField: CatalogField?

  func result(on input: InferredType) -> InferredType {
    guard let signature = functions.signature(of: step.function), !input.isUnknown,
      StepParameters.problems(of: step, signature, spec.defaults).isEmpty
    else { return .unknown }
    guard step.each else { return single(signature, input) }
    guard let element = input.element else { return input.kind == .null ? .null : .unknown }
    let result = single(signature, element)
    guard result.type != nil else { return result.kind == .null ? .null : .unknown }
    return result.asList(nullable: input.nullable || result.nullable)
  }

  private func single(_ signature: FunctionSignature, _ input: InferredType) -> InferredType {
    if signature.name == "default" { return withDefault(input) }
    if input.kind == .null { return .null }
    guard input.type.map(signature.input.accepts) == true else { return .unknown }
    var result = plain(signature, input)
    guard !result.isUnknown else { return .unknown }
    result.nullable = input.nullable || !Self.isTotal(step)
    result.labels = input.labels
    result.effects = input.effects
    if signature.lossy { result.effects.insert(.lossy) }
    if signature.fallible { result.effects.insert(.fallible) }
    result = refined(result, on: input)
    if step.nullOnError, result.effects.contains(.fallible),
      !input.effects.contains(.fallible)
    {
      result.effects.remove(.fallible)
      result.nullable = true
    }
    return result
  }

  private func plain(_ signature: FunctionSignature, _ input: InferredType) -> InferredType {
    switch signature.result {
    case .type(let type): return .of(type)
    case .listOf(let type): return .of(.list(type))
    case .sameAsInput: return input
    case .element: return input.element ?? .unknown
    case .fromArguments: return input
    }
  }

  /// Whether a value always gives a value.
  private static func isTotal(_ step: Step) -> Bool {
    if step.function == "trim" { return step["characters"] == nil }
    return totalFunctions.contains(step.function)
  }

  private static let totalFunctions: Set<String> = [
    "collapse_whitespace", "lower", "upper", "title_case", "capitalize", "truncate", "left",
    "right", "prepend", "append", "pad_start", "pad_end", "length", "regex_test", "to_text",
    "to_integer", "to_decimal", "parse_money", "parse_range", "round", "floor", "ceiling",
    "absolute", "negate", "add", "subtract", "multiply", "divide", "modulo", "clamp",
    "format_number", "to_boolean", "not", "parse_date", "parse_datetime", "from_epoch",
    "to_epoch", "to_date", "to_datetime", "in_time_zone", "format_date", "format_datetime",
    "add_duration", "start_of", "date_part", "age_in_years", "normalize_email", "email_domain",
    "email_local_part", "email_domain_kind", "normalize_phone", "normalize_url", "url_host",
    "registrable_domain", "to_country", "to_subdivision", "to_language", "to_currency",
    "normalize_postal_code", "sha256", "hmac_sha256", "md5", "uuid_v5", "mask", "redact", "first",
    "last", "count", "join", "distinct", "sort", "reverse", "to_json", "option_label", "required",
    "normalize_unicode", "url_encode", "base64_encode",
  ]
}

extension FunctionSignature.Input {
  /// Whether a value of this type may stand before the step.
  package func accepts(_ type: FieldType) -> Bool {
    switch self {
    case .any: return true
    case .text: return type.isTextual
    case .number: return type.isNumber
    case .types(let types):
      return types.contains { $0 == type || ($0 == .text && type.isTextual) }
    case .list: return type.element != nil
    case .records: return type == .list(.record)
    }
  }

  /// How messages name it.
  package var name: String {
    switch self {
    case .any: "anything"
    case .text: "text"
    case .number: "a number"
    case .types(let types): types.map(\.name).joined(separator: " or ")
    case .list: "a list"
    case .records: "a list of records"
    }
  }
}
