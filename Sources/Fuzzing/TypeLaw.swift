import MappingLanguage
import Records

/// What was inferred about a spec, held against what its rules did with a record.
struct TypeLaw {
  private let types: [String: InferredType]

  init(_ spec: MappingSpec, _ types: InferredTypes) {
    var byRule: [String: InferredType] = [:]
    for (index, rule) in spec.rules.enumerated() {
      byRule[rule.id] = types[JSONPointer(["rules", String(index), "value"])]
    }
    self.types = byRule
  }

  func check(_ trace: RecordTrace) throws(BrokenLaw) {
    for entry in trace.entries where entry.kind == .rule {
      guard let type = types[entry.id], !type.isUnknown else { continue }
      switch entry.result {
      case .value(let value): try check(value, type, entry.id)
      case .leftOut(.noValue):
        try expect(type.nullable, "\(entry.id) has no value, but its \(type.name) is never null")
      case .failed(let rejection):
        try expect(
          type.effects.contains(.fallible) || !Self.conversions.contains(rejection.code),
          "\(entry.id) fails with \(rejection.code.rawValue), but cannot fail"
        )
      case .wroteNull, .hit, .passed, .leftOut: continue
      }
    }
  }

  private func check(_ value: JSON, _ type: InferredType, _ rule: String) throws(BrokenLaw) {
    // A set that is written as one text is told apart by the target's separator.
    guard type.type?.element == nil || value.array != nil else { return }
    let values = type.values.map { Set($0.map(\.text)) }
    for element in value.array ?? [value] {
      let text = element.string ?? element.text()
      try expect(values?.contains(text) ?? true, "\(rule) writes \"\(text)\", which cannot occur")
    }
    for text in (value.array ?? [value]).compactMap(\.string) {
      guard let max = type.maxLength, type.type?.isTextual == true || value.array != nil else {
        continue
      }
      let length =
        switch type.lengthUnit {
        case .codePoint: text.unicodeScalars.count
        case .utf16: text.utf16.count
        case .byte: text.utf8.count
        }
      try expect(length <= max, "\(rule) writes \"\(text)\", which is longer than \(max)")
    }
    guard let number = value.number.flatMap(ExactDecimal.init(parsing:)) else { return }
    if let minimum = type.minimum {
      try expect(number >= ExactDecimal(minimum), "\(rule) writes \(value.text()) < \(minimum)")
    }
    if let maximum = type.maximum {
      try expect(number <= ExactDecimal(maximum), "\(rule) writes \(value.text()) > \(maximum)")
    }
    if let scale = type.scale {
      try expect(number.normalized.scale <= scale, "\(rule) writes \(value.text()), not \(scale)")
    }
  }

  /// What steps fail with; fields of the source may always be unreadable.
  private static let conversions: Set<RecordFaultCode> = [
    .notANumber, .notADate, .notABoolean, .notAnEmail, .notAPhone, .notAURL, .notACountry,
    .overflow, .unlisted, .notALanguage, .notACurrency,
  ]
}
