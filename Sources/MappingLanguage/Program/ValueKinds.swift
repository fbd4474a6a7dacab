import Records

/// The kinds of values a step takes.
///
/// The checker knows types before the first record; this is what holds for a spec that nobody has
/// checked, and for answers of look-ups that are not what their catalog says.
struct ValueKinds: OptionSet, BitwiseCopyable, Sendable {
  let rawValue: UInt16

  private init(of kinds: Value.Kind...) {
    rawValue = kinds.reduce(0) { $0 | 1 << UInt16($1.rawValue) }
  }

  init(rawValue: UInt16) { self.rawValue = rawValue }

  func contains(_ kind: Value.Kind) -> Bool { rawValue & (1 << UInt16(kind.rawValue)) != 0 }

  init(_ input: FunctionSignature.Input) {
    switch input {
    case .any: self = ValueKinds(rawValue: .max)
    case .text: self = ValueKinds(of: .text)
    case .number: self = ValueKinds(of: .integer, .decimal)
    case .scalar:
      self = ValueKinds(of: .text, .boolean, .integer, .decimal, .date, .instant)
    case .list, .scalars, .records: self = ValueKinds(of: .list)
    case .types(let types):
      self = types.reduce(into: ValueKinds(rawValue: 0)) { $0.formUnion(ValueKinds($1)) }
    }
  }

  private init(_ type: FieldType) {
    switch type {
    case .text, .email, .phone, .url, .country, .language, .currency, .option, .id, .reference:
      self.init(of: .text)
    case .int, .dec: self.init(of: .integer, .decimal)
    case .bool: self.init(of: .boolean)
    case .date: self.init(of: .date)
    case .datetime: self.init(of: .instant)
    case .optionSet, .list: self.init(of: .list)
    case .record: self.init(of: .record)
    case .json: self.init(of: .json, .text, .number, .boolean)
    }
  }
}
