package import Diagnostics
package import MappingLanguage
import Platforms
package import Records

/// The part of a mapping that makes nothing but keys, for mappings that read what the destination
/// holds: the key says which record that is, before anything else can be known.
package struct KeyMapping: Sendable {
  package let program: MappingProgram

  /// Keeps the rules of the key, and no filter: whether a record is dropped may depend on what the
  /// destination holds.
  package init(
    _ spec: MappingSpec,
    source: Catalog,
    target: Catalog,
    resources: MappingResources
  ) throws(DiagnosticList) {
    var spec = spec
    spec.rules = spec.rules.filter { spec.target.key.contains($0.target) }
    spec.filters = []
    spec.tests = []
    spec.target.operation = .upsert
    program = try MappingProgram.compile(
      spec,
      source: source,
      target: target,
      resources: resources
    )
  }

  /// The key of each record; `nil` for a record without one, which the mapping will refuse.
  @concurrent
  func keys(of records: [SourceRecord], _ context: MappingContext) async -> [String?] {
    let worker = MappingWorker(program)
    return records.map { record in
      guard case .emitted(let mapped) = try? worker.run(record, context, current: .new),
        !mapped.key.isEmpty
      else { return nil }
      return mapped.key
    }
  }
}
