package import MappingLanguage
import Matching
package import Records
import Synchronization

/// Checks copies against what the matcher thinks of the two catalogs.
///
/// A catalog is compared with another once.
package final class FieldReviewer: CopyReviewer {
  private let records: [JSON]
  private let known = Mutex<FieldMatcher?>(nil)

  /// `records`: of the source, as far as some were read; their values are compared too.
  package init(records: [JSON] = []) { self.records = records }

  package func prepare(source: Catalog, target: Catalog) { _ = matcher(source, target) }

  package func doubts(
    about copies: [PlainCopy],
    source: Catalog,
    target: Catalog
  ) -> [CopyDoubt] {
    guard !copies.isEmpty else { return [] }
    return matcher(source, target).doubts(about: copies.map { ($0.source, $0.target) }).map {
      CopyDoubt(
        PlainCopy(source: $0.source, target: $0.target),
        better: $0.better.source,
        reason: $0.better.reason
      )
    }
  }

  private func matcher(_ source: Catalog, _ target: Catalog) -> FieldMatcher {
    if let known = known.withLock({ $0 }), known.source == source, known.target == target {
      return known
    }
    let made = FieldMatcher(
      source: source,
      target: target,
      sourceValues: FieldValues(source, records: records)
    )
    known.withLock { $0 = made }
    return made
  }
}
