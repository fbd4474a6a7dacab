import Diagnostics
import Records

/// What stands in the place of a deprecated field: fields of its type with a near name.
struct FieldReplacement {
  /// Best first; empty where none is near.
  let fields: [CatalogField]
  private let isSure: Bool

  init(of field: CatalogField, in catalog: Catalog, _ context: CheckContext) {
    func isCurrent(_ other: CatalogField) -> Bool {
      !other.deprecated && other.type == field.type
    }
    let names = [field.name, field.label].map(Self.withoutMarks)
    let alike = catalog.fields.filter { other in
      isCurrent(other)
        && zip(names, [other.name, other.label]).contains {
          NearestNames.areAlike($0, Self.withoutMarks($1))
        }
    }
    let near = context.candidates(for: field.name, in: catalog, where: isCurrent)
    fields = alike + near.fields.filter { !alike.contains($0) }
    isSure = alike.count == 1 || alike.isEmpty && near.meant != nil
  }

  /// The best of them in the place of the deprecated one.
  func fix(at place: JSONPointer) -> [Fix] {
    fields.prefix(1).map { field in
      Fix(
        "use \"\(field.name)\"",
        grade: isSure ? .likely : .changesMeaning,
        patch: FixPatch.replace(place, with: .string(field.name))
      )
    }
  }

  /// A name without the words that say of it that it is no longer used: `Fax (old)` is `Fax`.
  private static func withoutMarks(_ name: String) -> String {
    let words = name.split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() }
    return words.filter { !marks.contains($0) }.joined(separator: " ")
  }

  /// "c" ends the name of every field that a Salesforce organization has added.
  private static let marks: Set<String> = [
    "c", "deprecated", "do", "former", "legacy", "longer", "no", "not", "obsolete", "old",
    "retired", "unused", "use", "used",
  ]
}
