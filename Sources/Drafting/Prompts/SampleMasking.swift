package import Records

/// Sample records as a model may see them: shapes instead of personal values.
///
/// Nothing of a value is shown but its shape, and what the catalog has as an option anyway. Free
/// text is left out, since most instructions hidden in data stand there.
package struct SampleMasking {
  let catalog: Catalog
  static let recordsMax = 3

  package init(catalog: Catalog) { self.catalog = catalog }

  /// A value of a field as a screen shows it: as it is where the field is of no class of personal
  /// data, else its shape, and of free text nothing but that it is there.
  package func shown(_ value: JSON, of name: String) -> JSON {
    guard let field = catalog[name], !field.dataLabels.isEmpty else { return value }
    return masked(value, of: field) ?? (value.isNull ? value : "…")
  }

  /// One line of JSON a record: catalog field names and masked values.
  func block(_ records: [JSON]) -> PromptBlock {
    PromptBlock("samples", lines: records.prefix(Self.recordsMax).map { masked($0).text() })
  }

  private func masked(_ record: JSON) -> JSON {
    var output = JSONObject()
    for field in catalog.fields {
      guard let value = record[field.name], let shown = masked(value, of: field) else { continue }
      output[PromptText.name(field.name)] = shown
    }
    return .object(output)
  }

  private func masked(_ value: JSON, of field: CatalogField) -> JSON? {
    switch value {
    case .null: return nil
    case .bool: return value
    case .number(let text): return .string(Self.shape(text))
    case .string(let text):
      if field.dataLabels.contains(.freeText) || field.dataLabels.contains(.specialCategory) {
        return nil
      }
      if field.options.contains(where: { $0.value == text }) {
        return .string(PromptText.label(text))
      }
      return .string(text.contains("@") ? Self.address(text) : Self.shape(text))
    case .array, .object: return nil
    }
  }

  /// `a***@d***.tld`.
  private static func address(_ text: String) -> String {
    text.contains("@") ? "a***@d***.tld" : shape(text)
  }

  /// Letters become `x` or `X`, digits `9`; the rest stays; at most 40 characters.
  private static func shape(_ text: String) -> String {
    String(
      PromptText.label(text).prefix(40).map { character in
        if character.isNumber { return "9" }
        return character.isLetter ? (character.isUppercase ? "X" : "x") : character
      }
    )
  }
}
