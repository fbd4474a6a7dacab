import MappingLanguage
import Records

/// What is known of the fields of records while none is written.
struct FieldSightings: Hashable, Sendable {
  /// Fields that a record had a value in.
  var seen: Set<FieldPath> = []
  /// Fields that the filters and rules read which ended records.
  var deciding: Set<FieldPath> = []

  mutating func formUnion(_ other: FieldSightings) {
    seen.formUnion(other.seen)
    deciding.formUnion(other.deciding)
  }
}

/// Looks for values in the fields of one record after another, and owns the memory for it.
final class FieldLookout {
  private(set) var sightings = FieldSightings()
  private let names: [(name: String, path: FieldPath)]
  private var causes: Set<Reject.Cause> = []
  private var reader: RecordReader
  private var values: [Value] = []
  private var arena = Arena()
  private let empty: Arena.Mark

  init(_ program: MappingProgram) {
    names = zip(program.sourceFields, program.sourcePaths).map { ($0, $1) }
    reader = RecordReader(paths: names.map(\.path))
    empty = arena.mark
  }

  /// Notes a record that is not written; `trace` is how the mapping ended it, asked for once a
  /// cause.
  func note(_ reject: Reject, _ record: [UInt8], trace: () -> RecordTrace?) {
    if sightings.seen.count < names.count {
      arena.reset(to: empty)
      guard (try? reader.read(record.span, into: &values, arena: &arena)) != nil else { return }
      for (field, value) in zip(names, values) where !value.isNull {
        sightings.seen.insert(field.path)
      }
    }
    guard let rule = reject.rule, causes.insert(reject.cause).inserted, let trace = trace() else {
      return
    }
    for reading in InputClass.readings(in: trace, endedBy: rule) where reading.side == .source {
      for field in names where field.name == reading.name {
        sightings.deciding.insert(field.path)
      }
    }
  }
}
