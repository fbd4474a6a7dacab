import Records

/// What the target's own test can refuse in a value that is no record, as far as the types leave it
/// open.
struct FieldRefusals {
  private let field: CatalogField
  private let type: InferredType
  /// Whether the last step makes exactly what the field holds; what a source says is no proof.
  private let isProven: Bool
  /// Whether nobody has looked at the value: it is a part of a record that is copied.
  private let isCopied: Bool
  /// That a list is too long, where it can be.
  private let tooMany: [String]
  /// Whether days are those of UTC, in which no point in time leaves the years there are.
  private let countsInUTC: Bool

  init(
    _ field: CatalogField,
    of value: ValueExpression,
    _ type: InferredType,
    _ defaults: RuleDefaults
  ) {
    self.field = field
    countsInUTC = defaults.timeZone.map { $0 == "UTC" } ?? true
    self.type = type
    isCopied = false
    tooMany = [field.tooManyElements(of: value)].compactMap { $0 }
    var steps = value.then
    if case .atom(let atom) = value.head { steps = atom.then }
    isProven =
      steps.last.flatMap { FunctionCatalog[$0.function] }?.signature.result == .type(field.type)
  }

  init(copiedTo field: CatalogField) {
    self.field = field
    type = .unknown
    countsInUTC = true
    isCopied = true
    tooMany = [field.tooManyElements(of: nil)].compactMap { $0 }
    isProven = false
  }

  /// Each after the subject "it": `is longer than 80 characters`.
  var texts: [String] { texts(of: field.type, holding: type) }

  private func texts(of fieldType: FieldType, holding type: InferredType) -> [String] {
    let form = isCopied ? ["is not \(PlainWords.of(fieldType))"] : []
    switch fieldType {
    case .email, .phone, .url:
      return (isProven ? [] : ["is not \(PlainWords.of(fieldType))"]) + length(type)
    case .text, .country, .language, .currency, .id, .reference: return form + length(type)
    case .option: return form + option(type) + length(type)
    case .optionSet:
      let member = (isCopied ? ["is not a text"] : []) + option(type.element ?? type)
      return member.map { "has a member that \($0)" } + tooMany + joinedLength
    case .int, .dec: return form + number(fieldType, type)
    case .list(let element):
      return form + (fieldType == field.type ? tooMany : [])
        + texts(of: element, holding: type.element ?? type).map { "has an element that \($0)" }
    case .date where type.type == .datetime && !countsInUTC:
      return form + ["is not a day of the years 1 to 9999"]
    case .bool, .date, .datetime, .record: return form
    case .json: return []
    }
  }

  /// Members that are sent as one text are as long as that.
  private var joinedLength: [String] {
    guard field.separator != nil, let most = field.maxLength else { return [] }
    return [tooLong(most)]
  }

  private func length(_ type: InferredType) -> [String] {
    guard let most = field.maxLength, !field.takesIDs(of: type) else { return [] }
    if let values = type.values {
      return values.contains { field.length(of: $0.text) > most } ? [tooLong(most)] : []
    }
    guard let bound = type.maxLength(in: field.lengthUnit), bound <= most else {
      return [tooLong(most)]
    }
    return []
  }

  private func tooLong(_ most: Int) -> String {
    "is longer than \(field.lengthUnit.of(most))"
  }

  private func option(_ type: InferredType) -> [String] {
    let options = field.activeOptions
    guard field.restricted, !options.isEmpty else { return [] }
    let known = Set(options.flatMap { [$0.value, $0.label] })
    // Options of a source are no proof: records keep values that are no options any more.
    if let values = type.values,
      values.allSatisfy({ $0.isSure && known.contains($0.text) })
    {
      return []
    }
    return ["is none of the \(options.count.of("option")) of \(field.name)"]
  }

  private func number(_ fieldType: FieldType, _ type: InferredType) -> [String] {
    var texts: [String] = []
    if fieldType == .int, type.type == .dec, type.scale != 0 {
      texts.append("has digits after the point")
    }
    if let least = field.minimum, type.minimum.map({ $0 < least }) ?? true {
      texts.append("is below \(least)")
    }
    if let most = field.maximum, type.maximum.map({ $0 > most }) ?? true {
      texts.append("is above \(most)")
    }
    if fieldType == .dec, let scale = field.scale, type.type != .int,
      type.scale.map({ $0 > scale }) ?? true
    {
      texts.append("has more than \(scale.of("digit")) after the point")
    }
    if let precision = field.precision {
      let digits = max(0, precision - (field.scale ?? 0))
      let own = type.precision.map { $0 - (type.scale ?? 0) }
      if own.map({ $0 > digits }) ?? true, !fits(type, digits) {
        texts.append("has more than \(digits.of("digit")) before the point")
      }
    }
    return texts
  }

  /// Whether the bounds of the value keep it within so many digits.
  private func fits(_ type: InferredType, _ digits: Int) -> Bool {
    guard let low = type.minimum, let high = type.maximum else { return false }
    let most = max(low.magnitude, high.magnitude)
    return String(most).utf8.count <= digits
  }
}
