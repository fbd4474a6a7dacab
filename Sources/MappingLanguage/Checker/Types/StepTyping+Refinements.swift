import Records

extension StepTyping {
  /// What a function's constants say about its result, beyond its signature.
  func refined(_ plain: InferredType, on input: InferredType) -> InferredType {
    var result = plain
    if result.type?.isTextual == true, step.function != "required" {
      result.values = nil
      result.maxLength = input.type?.isTextual == true ? input.maxLength : nil
      result.lengthUnit = input.lengthUnit
      result.form = form(after: input.form)
      result.characters = characters(after: input.characters)
      result.normalForm = normalForm(after: input.normalForm)
    }
    switch step.function {
    case "required": result.nullable = false
    case "null_if": return withoutListed(input)
    case "only_values": return onlyListed(input)
    case "map_value": return mapped(input)
    case "to_option": return toOption(input)
    case "option_label": return labelled(result)
    case "bucket": return bucket(result, input)
    case "sha256", "hmac_sha256", "md5", "uuid_v5": return digest(result, input)
    case "redact":
      result.labels = []
      result.maxLength = text("with")?.unicodeScalars.count
    case "count": (result.labels, result.minimum) = ([], 1)
    case "length":
      // An empty text is null.
      (result.labels, result.minimum) = ([], 1)
      result.maximum = input.maxLength(in: .codePoint).map(Int64.init)
    case "regex_test": result.labels = []
    case "date_part": (result.minimum, result.maximum) = DatePart.bounds(of: text("part"))
    case "first", "last":
      result.values = input.values
      result.maxLength = input.maxLength
    case "split":
      result.maxLength = input.maxLength
      result.form = form(after: input.form)
      result.characters = characters(after: input.characters)
    case "distinct", "sort": return keeping(input, result.effects)
    case "slice", "drop_values":
      result = keeping(input, result.effects)
      result.nullable = true
    case "add", "subtract", "multiply": return arithmetic(result)
    case "to_integer", "clamp":
      result.minimum = number("min") ?? (step.function == "clamp" ? input.minimum : nil)
      result.maximum = number("max") ?? (step.function == "clamp" ? input.maximum : nil)
    case "round", "to_decimal", "divide":
      result.scale = number("scale").map { Int($0) }
      result.precision = nil
    default: refineText(&result, input)
    }
    return result
  }

  func text(_ name: String) -> String? {
    if case .constant(let value) = step[name] { value.string } else { nil }
  }

  func number(_ name: String) -> Int64? {
    if case .constant(let value) = step[name] { value.number.flatMap { Int64($0) } } else { nil }
  }

  func list(_ name: String) -> [JSON] {
    if case .constant(let value) = step[name] { value.array ?? [] } else { [] }
  }

  /// Whole numbers stay whole where the constant is.
  private func arithmetic(_ plain: InferredType) -> InferredType {
    let isWhole = plain.type == .int && number("by") != nil
    var result = InferredType.of(isWhole ? .int : .dec, nullable: plain.nullable)
    result.labels = plain.labels
    result.effects = plain.effects
    return result
  }

  private func keeping(_ input: InferredType, _ effects: InferredType.Effects) -> InferredType {
    var result = input
    result.effects = effects
    return result
  }

  // MARK: Texts

  private func refineText(_ result: inout InferredType, _ input: InferredType) {
    guard result.type?.isTextual == true else { return }
    switch step.function {
    case "truncate":
      let unit = text("unit").flatMap(LengthUnit.init(rawValue:))
      cut(&result, input, to: "max", in: unit ?? ruleTarget?.lengthUnit ?? .codePoint)
    case "left": cut(&result, input, to: "count", in: .codePoint)
    case "prepend", "append":
      let addition = text("text")?.unicodeScalars.count ?? 0
      result.maxLength = input.maxLength(in: .codePoint).map { $0 + addition }
      result.lengthUnit = .codePoint
    case "lower", "title_case":
      // A letter stays one letter, but Ⱥ has a byte less than ⱥ.
      result.maxLength = input.maxLength(in: .codePoint)
      result.lengthUnit = .codePoint
      // An address in small letters is an address.
      if input.type == .email, step.function == "lower" { result.kind = input.kind }
    case "pad_start":
      let least = number("length").map { Int($0) } ?? 0
      result.maxLength = input.maxLength(in: .codePoint).map { Swift.max($0, least) }
      result.lengthUnit = .codePoint
    case "upper":
      // ß becomes SS, and one letter can become three.
      result.maxLength = input.maxLength.map { $0 * 3 }
    case "replace":
      let (with, search) = (text("with") ?? "", text("search") ?? "")
      if with.utf8.count > search.utf8.count
        || with.unicodeScalars.count > search.unicodeScalars.count
      {
        result.maxLength = nil
      }
    case "regex_replace": if text("with")?.isEmpty != true { result.maxLength = nil }
    case "join", "url_encode", "remove_accents":
      result.maxLength = nil
    default: refineWritten(&result, input)
    }
  }

  private func cut(
    _ result: inout InferredType,
    _ input: InferredType,
    to parameter: String,
    in unit: LengthUnit
  ) {
    guard let max = number(parameter).map({ Int($0) }) else { return }
    result.lengthUnit = unit
    result.maxLength = input.maxLength(in: unit).map { Swift.min($0, max) } ?? max
  }

  private func digest(_ result: InferredType, _ input: InferredType) -> InferredType {
    var digest = result
    let isBase64 = text("encoding") == "base64"
    switch step.function {
    case "md5": digest.maxLength = 32
    case "uuid_v5": digest.maxLength = 36
    default: digest.maxLength = isBase64 ? 44 : 64
    }
    digest.lengthUnit = .codePoint
    digest.labels = input.labels.isEmpty ? [] : [.hashed]
    return digest
  }

  // MARK: Sets of values

  func withDefault(_ input: InferredType) -> InferredType {
    guard case .constant(let value) = step["value"] else { return .unknown }
    let constant = InferredType.constant(value, at: pointer.appending("value"))
    guard constant.kind != .null else { return input }
    if input.kind == .null { return constant }
    guard constant.canReplace(input), var union = input.union(constant) else { return .unknown }
    if union.type == .text, input.type == .option { union.kind = input.kind }
    union.nullable = false
    return union
  }

  private func withoutListed(_ input: InferredType) -> InferredType {
    var result = input
    let listed = Set(list("values"))
    result.values = input.values?.filter { !listed.contains($0.value) }
    result.nullable = true
    return result
  }

  private func onlyListed(_ input: InferredType) -> InferredType {
    var result = input
    let place = pointer.appending("values")
    let listed = list("values")
    result.values =
      input.values?.filter { listed.contains($0.value) }
      ?? listed.enumerated().map {
        PossibleValue($0.element, from: .written(place.appending($0.offset)))
      }
    result.nullable =
      input.nullable || input.values?.allSatisfy { listed.contains($0.value) } != true
    return result
  }

  private func mapped(_ input: InferredType) -> InferredType {
    guard let name = text("map"), let given = maps[name] else { return .unknown }
    let map = given.map
    var result = given.type
    var isOptional = given.isOptional
    guard !result.isUnknown else { return .unknown }
    let rest = map.uncovered(of: input)
    if case .constant(let otherwise) = step["else"], rest?.isEmpty != true {
      let constant = InferredType.constant(otherwise, at: pointer.appending("else"))
      guard let union = result.union(constant) else { return .unknown }
      result = union
      isOptional = isOptional || constant.kind == .null
    } else if text("unlisted") == "keep", rest?.isEmpty != true {
      var kept = input
      kept.values = rest
      guard let union = result.union(kept) else { return .unknown }
      result = union
    }
    guard result.kind != .null else { return .null }
    result.nullable = input.nullable || isOptional
    result.labels = input.labels
    result.effects = input.effects
    if text("unlisted") == "error", rest?.isEmpty != true { result.effects.insert(.fallible) }
    return result
  }

  private func toOption(_ input: InferredType) -> InferredType {
    let field = text("target").flatMap { target[$0] } ?? ruleTarget
    guard let field, !field.activeOptions.isEmpty else { return .unknown }
    var result = InferredType.of(.option, nullable: input.nullable)
    result.values = field.activeOptions.map {
      PossibleValue(.string($0.value), from: .found(field.name))
    }
    result.labels = input.labels
    result.effects = input.effects
    switch step["else"] {
    case .constant(let otherwise):
      let constant = InferredType.constant(otherwise, at: pointer.appending("else"))
      guard constant.canReplace(result) else { return .unknown }
      if constant.kind == .null { result.nullable = true }
      result.values = (result.values ?? []) + (constant.values ?? [])
    case .variable: return .unknown
    case nil: result.effects.insert(.fallible)
    }
    return result
  }

  private func labelled(_ plain: InferredType) -> InferredType {
    guard let sourceField, sourceField.restricted else { return plain }
    var result = plain
    result.values = sourceField.possibleValues { $0.label }
    result.maxLength = result.values?.map { $0.text.unicodeScalars.count }.max()
    return result
  }

  private func bucket(_ plain: InferredType, _ input: InferredType) -> InferredType {
    var result = plain
    let labels = list("labels")
    let place = pointer.appending("labels")
    result.kind = .known(.text)
    result.values = labels.enumerated().map {
      PossibleValue($0.element, from: .written(place.appending($0.offset)))
    }
    result.maxLength = labels.compactMap { $0.string?.unicodeScalars.count }.max()
    if text("outside") == "error" { result.nullable = input.nullable }
    return result
  }
}

extension ValueMap {
  /// The values of a finite input that no entry lists; `nil` where the input is not finite.
  func uncovered(of input: InferredType) -> [PossibleValue]? {
    guard let values = input.values else { return nil }
    let keys = Set(entries.map { key($0.from) })
    return values.filter { !keys.contains(key($0.value)) }
  }

  /// A value as the map compares it: 1 and 1.0 are one number.
  func key(_ value: JSON) -> JSON {
    if let number = value.number {
      return ExactDecimal(parsing: number).map { .number($0.normalText) } ?? value
    }
    guard caseInsensitive, let text = value.string else { return value }
    return .string(CaseMapping.folded(text))
  }
}

extension InferredType {
  /// Whether this constant may stand in for a value of that type.
  func canReplace(_ input: InferredType) -> Bool {
    guard let own = type, let other = input.type else { return true }
    if other.isTextual { return own.isTextual }
    if let element = own.element, let otherElement = other.element {
      return element.isTextual == otherElement.isTextual
    }
    return own == other || (own == .int && other == .dec)
  }
}
