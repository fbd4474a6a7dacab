import MappingLanguage
import Orchestration
import Records

/// How a record is named among rejects.
///
/// By the key that the target knows it by; where there is none, by its identifier at the source. A
/// name that is made of personal data is none.
struct RecordKey: Sendable {
  /// Makes the target's key alone; `nil` where that must not be written.
  fileprivate let target: MappingProgram?
  /// Where a record says its identifier; `nil` where it does not, or that must not be written.
  fileprivate let identifier: FieldPath?

  init(of program: MappingProgram, _ resources: MappingResources) {
    let (spec, source) = (program.spec, program.source)
    let keys = try? KeyMapping(
      spec,
      source: source,
      target: program.target,
      resources: resources
    ).program
    let read = keys?.sourceFields.compactMap { source[$0] } ?? []
    let written = spec.target.key.compactMap { program.target[$0] }
    let isNamed = !spec.target.key.isEmpty && (read + written).allSatisfy { !Self.isPersonal($0) }
    target = isNamed ? keys : nil
    let field = SampleReader.idField(of: source) ?? source.fields.first(where: \.isKey)
    identifier = field.flatMap { Self.isPersonal($0) ? nil : $0.path }
  }

  private static func isPersonal(_ field: CatalogField) -> Bool {
    !field.dataLabels.isEmpty || field.type == .email || field.type == .phone
  }
}

/// Reads the keys of one record after another, and owns the memory for it.
final class RecordKeyReader {
  private let worker: MappingWorker?
  private var reader: RecordReader?
  private var values: [Value] = []
  private var arena = Arena()
  private let empty: Arena.Mark

  init(_ key: RecordKey) {
    worker = key.target.map { MappingWorker($0) }
    reader = key.identifier.map { RecordReader(paths: [$0]) }
    empty = arena.mark
  }

  /// `nil` where the record has none, or it must not be written.
  func key(of record: [UInt8], _ run: MappingContext) -> String? {
    if case .emitted(let mapped) = try? worker?.run(
      SourceRecord(id: "", json: record),
      run,
      current: .new
    ), !mapped.key.isEmpty {
      return mapped.key
    }
    arena.reset(to: empty)
    guard (try? reader?.read(record.span, into: &values, arena: &arena)) != nil,
      let value = values.first, value.kind == .text || value.kind == .number
    else { return nil }
    return arena.string(value)
  }
}
