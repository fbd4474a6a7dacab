import Patterns
import Records

extension InferredType {
  /// A constant: exactly one value, never null unless it is null itself.
  static func constant(_ json: JSON, at pointer: JSONPointer) -> InferredType {
    switch json {
    case .null: return .null
    case .bool: return single(.of(.bool), json, pointer)
    case .number(let text):
      let isWhole = text.utf8.allSatisfy { $0 == UInt8(ascii: "-") || (0x30...0x39).contains($0) }
      var type = InferredType.of(isWhole ? .int : .dec)
      type.minimum = Int64(text)
      type.maximum = Int64(text)
      let hasExponent = text.contains { $0 == "e" || $0 == "E" }
      if !isWhole, !hasExponent { type.scale = text.split(separator: ".").last?.utf8.count }
      return single(type, json, pointer)
    case .string(let text):
      guard text.contains(where: { !$0.isWhitespace }) else { return .null }
      var type = InferredType.of(.text)
      type.maxLength = text.unicodeScalars.count
      type.form = TextForm(of: text)
      type.characters = CharacterReach(among: text)
      return single(type, json, pointer)
    case .array(let items):
      var union = InferredType.null
      for (index, item) in items.enumerated() {
        let element = constant(item, at: pointer.appending(index))
        guard let next = element.kind == .null ? union : union.union(element)
        else { return .unknown }
        union = next
      }
      return union.kind == .null ? .null : union.asList(nullable: false)
    case .object: return .unknown
    }
  }

  private static func single(
    _ type: InferredType,
    _ json: JSON,
    _ pointer: JSONPointer
  )
    -> InferredType
  {
    var type = type
    type.values = [PossibleValue(json, from: .written(pointer))]
    return type
  }

  /// What `as: "text"` gives.
  var readAsText: InferredType {
    var text = InferredType.of(.text, nullable: true)
    text.labels = labels
    text.effects = effects
    if let type, type.isTextual {
      text.maxLength = maxLength
      text.lengthUnit = lengthUnit
      text.values = values
      text.form = form
      text.characters = characters
      text.nullable = nullable
    } else if type?.isOrdered == true || type == .bool {
      text.nullable = nullable
      text.maxLength = 40
    }
    return text
  }

  /// The longest text in another unit; `nil` where nothing bounds it.
  func maxLength(in unit: LengthUnit) -> Int? {
    guard let maxLength else { return nil }
    switch (lengthUnit, unit) {
    case (.codePoint, .utf16): return maxLength * 2
    case (.codePoint, .byte): return maxLength * 4
    case (.utf16, .byte): return maxLength * 3
    case (.utf16, .codePoint), (.byte, .codePoint), (.byte, .utf16), (.codePoint, .codePoint),
      (.utf16, .utf16), (.byte, .byte):
      return maxLength
    }
  }
}
