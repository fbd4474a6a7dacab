import MappingLanguage
import Records

/// JSON as the values that functions take.
enum FunctionInput {
  /// Texts stay as they are, numbers without a fraction are integers, objects are records.
  static func value(_ json: JSON, as type: FieldType?, _ arena: inout Arena) -> Value {
    switch (type, json) {
    case (_, .null): return .null
    case (.json?, .array), (.json?, .object):
      let start = arena.position
      arena.append(json.bytes())
      return .json(start..<arena.position)
    case (.date?, .string(let text)): return arena.text(text).parseDate(in: arena) ?? .null
    case (.datetime?, .string(let text)): return arena.text(text).parseInstant(in: arena) ?? .null
    case (_, .bool(let flag)): return .boolean(flag)
    case (_, .string(let text)): return arena.text(text)
    case (_, .number(let text)):
      guard let number = ExactDecimal(parsing: text) else { return .null }
      guard number.scale == 0, let integer = number.integer else { return .decimal(number) }
      return .integer(integer)
    case (_, .array(let items)):
      var values: [Value] = []
      for item in items { values.append(value(item, as: elementType(type), &arena)) }
      return arena.list(values)
    case (_, .object(let object)):
      var members: [Value] = []
      for member in object.members {
        members.append(arena.text(member.name))
        members.append(value(member.value, as: nil, &arena))
      }
      return arena.record(members)
    }
  }

  private static func elementType(_ type: FieldType?) -> FieldType? {
    if case .list(let element)? = type { element } else { type }
  }

  /// Whether the engine would call the function with the value.
  static func isTaken(
    _ value: Value,
    by function: any MappingFunction.Type,
    in arena: borrowing Arena
  ) -> Bool {
    if value.isNull { return function.seesNull }
    switch function.signature.input {
    case .any: return true
    case .text: return value.kind == .text
    case .number: return value.kind == .integer || value.kind == .decimal
    case .scalar: return ![.list, .record, .json, .number].contains(value.kind)
    case .list: return value.kind == .list
    case .scalars:
      return value.kind == .list
        && value.range.allSatisfy {
          arena.elements[$0].kind != .record && arena.elements[$0].kind != .list
        }
    case .records:
      return value.kind == .list
        && value.range.allSatisfy { arena.elements[$0].kind == .record }
    case .types(let types): return types.contains { kinds(of: $0).contains(value.kind) }
    }
  }

  /// What values of a type are made of.
  static func kinds(of type: FieldType) -> Set<Value.Kind> {
    switch type {
    case .text, .email, .phone, .url, .country, .language, .currency, .option, .id, .reference:
      [.text]
    case .int, .dec: [.integer, .decimal]
    case .bool: [.boolean]
    case .date: [.date]
    case .datetime: [.instant]
    case .optionSet, .list: [.list]
    case .record: [.record]
    case .json: [.json, .text, .number, .boolean]
    }
  }

  /// Integers and decimals are one family: arithmetic leads from one to the other.
  static func family(of kind: Value.Kind) -> Value.Kind { kind == .integer ? .decimal : kind }

  /// A text of blanks is null before any step.
  static func isBlank(_ json: JSON) -> Bool {
    json.string?.unicodeScalars.allSatisfy { $0.properties.isWhitespace } ?? false
  }
}
