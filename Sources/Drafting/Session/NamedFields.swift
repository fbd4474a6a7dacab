import Diagnostics
import MappingLanguage
import Records

/// Which fields a description names, by API name or label; these are never left out of a prompt.
struct NamedFields {
  private let text: String

  init(_ sentences: [Sentence]) {
    text = NameLetters.of(sentences.map(\.text).joined(separator: " "))
  }

  func fields(of catalog: Catalog) -> [String] {
    catalog.fields.filter { names($0) }.map(\.name)
  }

  /// Whether the description names a field, by its API name or its label.
  func names(_ field: CatalogField) -> Bool {
    [field.name, field.label].map(NameLetters.of).contains { $0.count > 2 && text.contains($0) }
  }
}
