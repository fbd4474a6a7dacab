/// Where a mapping version came from.
package enum MappingOrigin: String, CaseIterable, Hashable, Sendable {
  /// A description, read by a model.
  case described
  /// A folder of files.
  case imported
}
