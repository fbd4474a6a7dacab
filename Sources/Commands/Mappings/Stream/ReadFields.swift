import Diagnostics
import MappingLanguage
import Records

/// The fields of records that a mapping reads, and which of them a file has not.
struct ReadFields: Sendable {
  private let fields: [(name: String, path: FieldPath)]

  init(of program: MappingProgram) {
    var seen: Set<FieldPath> = []
    fields = zip(program.sourceFields, program.sourcePaths).map { ($0, $1) }
      .filter { seen.insert($0.1).inserted }
  }

  /// Says which columns a CSV file has not that are read; `nil` where it has all.
  ///
  /// - Throws: SMP206 where it has none of them.
  func check(_ columns: [String], of source: String) throws(DiagnosticList) -> Diagnostic? {
    let known = Set(columns)
    let missing = fields.filter { $0.path.names.count != 1 || !known.contains($0.path.names[0]) }
    guard !missing.isEmpty else { return nil }
    let texts = missing.map { field in
      let near = NearestNames.of(field.name, in: columns, limit: 1).first
      // The name alone may be there, of a field that stands inside another.
      let other = near.flatMap { $0 == field.name ? nil : $0 }
      return "\"\(field.name)\"" + (other.map { " (near it is \"\($0)\")" } ?? "")
    }
    let list = texts.joined(separator: ", ")
    guard missing.count == fields.count else {
      return Diagnostic(
        .warning,
        .SMP206,
        "columns that the mapping reads are not in the file: \(list)",
        at: Location(source),
        hint: nesting
      )
    }
    throw DiagnosticList([
      Diagnostic(
        .error,
        .SMP206,
        "the file has none of the columns that the mapping reads: \(list)",
        at: Location(source),
        hint: nesting ?? "Name the columns in the header as the mapping does."
      )
    ])
  }

  /// What is said of fields that stand inside others, which columns cannot; `nil` where none does.
  private var nesting: String? {
    guard let field = fields.first(where: { $0.path.names.count > 1 }) else { return nil }
    let place = field.path.names.joined(separator: ".")
    return
      "A record has \"\(field.name)\" at \(place), and a row of CSV has nothing inside columns: "
      + "send JSON Lines, or put a catalog without \"path\" into the mapping's folder."
  }

  /// What is said where no record had a value in any of them; `nil` where none is read.
  var missing: Diagnostic? {
    guard !fields.isEmpty else { return nil }
    let list = fields.map { "\"\($0.name)\"" }.joined(separator: ", ")
    return Diagnostic(
      .warning,
      .SMP206,
      "no record has a value in any field that the mapping reads: \(list)",
      hint: fields.first { $0.path.names.count > 1 }.map {
        "A record has \"\($0.name)\" at \($0.path.names.joined(separator: "."))."
      }
    )
  }

  /// What is said where nothing is written, and the filters and rules that ended the records read
  /// fields that none has a value in; `nil` where they had values.
  func missing(by sightings: FieldSightings) -> Diagnostic? {
    let paths = fields.map(\.path)
      .filter { sightings.deciding.contains($0) && !sightings.seen.contains($0) }
    guard !paths.isEmpty else { return nil }
    return Diagnostic(
      .warning,
      .SMP206,
      "nothing is written, and no record has a value in \(list(paths))",
      hint: "What ended the records reads that; look whether they have it in another place."
    )
  }

  /// `"email" (at properties.email), "Company"`.
  private func list(_ paths: [FieldPath]) -> String {
    fields.filter { paths.contains($0.path) }.map { field in
      let place = field.path.names.joined(separator: ".")
      return "\"\(field.name)\"" + (place == field.name ? "" : " (at \(place))")
    }.joined(separator: ", ")
  }
}
