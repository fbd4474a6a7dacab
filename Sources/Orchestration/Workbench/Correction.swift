import Diagnostics
import MappingLanguage
import Records

/// One value a person sets: `Email=ida@example.com`.
package struct Correction: Hashable, Sendable {
  /// A source field's or a target field's API name, exactly.
  package var field: String
  /// Empty: no value.
  package var text: String

  package init(field: String, text: String) {
    self.field = field
    self.text = text
  }

  /// Reads `FIELD=VALUE`.
  package init?(parsing written: String) {
    guard let mark = written.firstIndex(of: "="), mark > written.startIndex else { return nil }
    field = String(written[..<mark])
    text = String(written[written.index(after: mark)...])
  }
}

extension RecordOverlay {
  /// Finds the fields that corrections name: a source field is read by the mapping, a target field
  /// takes the value as it is.
  ///
  /// - Throws: RUN206 for a name that is neither, with the nearest ones.
  init(_ corrections: [Correction], for mapping: ApprovedMapping) throws(Diagnostic) {
    self.init()
    let read = Set(mapping.program.sourceFields)
    for correction in corrections {
      if let field = mapping.target[correction.field] {
        target[field.name] = try Self.value(correction, field)
      } else if mapping.source[correction.field] != nil, read.contains(correction.field) {
        source[correction.field] = correction.text.isEmpty ? .null : .string(correction.text)
      } else {
        throw Self.unknown(correction.field, mapping, read)
      }
    }
  }

  private static func value(
    _ correction: Correction,
    _ field: CatalogField
  ) throws(Diagnostic) -> JSON {
    guard !correction.text.isEmpty else { return .null }
    switch field.type {
    case .int, .dec:
      if let number = try? JSON(parsing: correction.text), number.number != nil { return number }
      throw misfit(correction, field, "a number")
    case .bool:
      switch correction.text.lowercased() {
      case "true": return true
      case "false": return false
      default: throw misfit(correction, field, "true or false")
      }
    case .text, .email, .phone, .url, .date, .datetime, .option, .optionSet, .country, .language,
      .currency, .id, .reference, .record, .json, .list:
      return .string(correction.text)
    }
  }

  private static func misfit(
    _ correction: Correction,
    _ field: CatalogField,
    _ wanted: String
  ) -> Diagnostic {
    Diagnostic(
      .error,
      .RUN206,
      "\(field.name) takes \(wanted)",
      hint: "Give \(wanted). Nothing was changed.",
      found: correction.text,
      expected: wanted
    )
  }

  private static func unknown(
    _ name: String,
    _ mapping: ApprovedMapping,
    _ read: Set<String>
  ) -> Diagnostic {
    let names = mapping.target.fields.map(\.name) + read.sorted()
    let problem =
      mapping.source[name] == nil
      ? "there is no field \"\(name)\" on either side"
      : "the mapping does not read the source field \"\(name)\""
    return Diagnostic(
      .error,
      .RUN206,
      problem,
      hint: NearestNames.hint(for: name, in: names)
        ?? "Name a field of \(mapping.spec.target.object), or a source field the mapping reads."
    )
  }
}
