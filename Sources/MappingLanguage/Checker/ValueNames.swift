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

  /// The value that a text says in so many words: by its label or by itself, whatever the case, the
  /// blanks and the dashes; `nil` where two values have that name.
  func said(by text: String) -> String? {
    let wanted = Self.trimmed(text)
    return Self.only(alike(wanted).filter { NearestNames.areAlike($0.name, wanted) }.map(\.value))
  }

  /// The values with names near a text; another number is another value.
  func near(_ text: String) -> NearestNames<String> {
    let wanted = Self.trimmed(text)
    let alike = Dictionary(grouping: alike(wanted), by: \.value)
    return NearestNames(to: wanted, among: alike.keys.sorted()) { value in
      alike[value, default: []].map(\.name)
    }
  }

  /// The names that hold the same numbers.
  private func alike(_ text: String) -> [(name: String, value: String)] {
    let numbers = { (name: String) in name.split { !$0.isNumber } }
    let wanted = numbers(text)
    return names.filter { numbers($0.name) == wanted }
  }

  private static func only(_ values: [String]) -> String? {
    values.allSatisfy { $0 == values.first } ? values.first : nil
  }

  private static func trimmed(_ text: String) -> String {
    let bytes = Array(text.utf8)
    return String(decoding: bytes[WhiteSpace.trimmed(0..<bytes.count, in: bytes)], as: UTF8.self)
  }
}
