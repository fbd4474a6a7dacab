package import Records

extension MappingChecker {
  /// The classes of personal data in what a mapping writes to each field of its target: those of
  /// the source fields that the value comes from, whatever the target calls it.
  package static func labels(
    writtenBy spec: MappingSpec,
    source: Catalog,
    target: Catalog,
    options: CheckOptions
  ) -> [String: Set<DataLabel>] {
    let context = CheckContext(spec: spec, source: source, target: target, options: options)
    return context.assignments.reduce(into: [:]) { labels, assignment in
      labels[assignment.field.name, default: []].formUnion(assignment.type.labels)
    }
  }
}
