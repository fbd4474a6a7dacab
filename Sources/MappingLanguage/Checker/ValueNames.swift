import Diagnostics
import Records

/// The names of the values of a closed set: what a value is itself, and the label of its option.
struct ValueNames {
  private let names: [(name: String, value: String)]

  /// `fields`: whose options the values may be.
  init(_ values: [PossibleValue], of fields: [CatalogField]) {
    let own = Set(values.map(\.text))
    let labels = fields.flatMap(\.activeOptions).filter { own.contains($0.value) }
      .map { ($0.label, $0.value) }
    names = labels + values.map { ($0.text, $0.text) }
  }

  /// Of the options that can be chosen.
  init(of field: CatalogField) {
    names =
      field.activeOptions.map { ($0.label, $0.value) }
      + field.activeOptions.map { ($0.value, $0.value) }
  }

  /// The value that a text says in so many words: by its label or by itself, whatever the case and
  /// the blanks around it; `nil` where two values have that name.
  func said(by text: String) -> String? {
    let wanted = CaseMapping.folded(Self.trimmed(text))
    return Self.only(names.filter { CaseMapping.folded($0.name) == wanted }.map(\.value))
  }

  /// The value of whose name a text is probably a slip; another number is another value.
  func misspelled(by text: String) -> String? {
    let text = Self.trimmed(text)
    return NearestNames.misspelled(text, in: alike(text)).first
      .flatMap { Self.only(called($0)) }
  }

  /// Up to three values with names near a text, best first.
  func near(_ text: String) -> [String] {
    let text = Self.trimmed(text)
    var values: [String] = []
    for name in NearestNames.of(text, in: alike(text)) { values.say(called(name)) }
    return Array(values.prefix(3))
  }

  /// The names that hold the same digits.
  private func alike(_ text: String) -> [String] {
    let digits = text.filter(\.isNumber)
    return names.map(\.name).filter { $0.filter(\.isNumber) == digits }
  }

  private func called(_ name: String) -> [String] {
    names.filter { $0.name == name }.map(\.value)
  }

  private static func only(_ values: [String]) -> String? {
    values.allSatisfy { $0 == values.first } ? values.first : nil
  }

  private static func trimmed(_ text: String) -> String {
    let bytes = Array(text.utf8)
    return String(decoding: bytes[WhiteSpace.trimmed(0..<bytes.count, in: bytes)], as: UTF8.self)
  }
}
