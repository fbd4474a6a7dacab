import MappingLanguage
import Records

/// Says of the copies that a file names what the file says.
struct ScriptedReviewer: CopyReviewer {
  let doubts: [CopyDoubt]

  init(_ json: JSON?) {
    doubts = (json?.array ?? []).compactMap { doubt in
      guard let source = doubt["source"]?.string, let target = doubt["target"]?.string,
        let better = doubt["better"]?.string, let reason = doubt["reason"]?.string
      else { return nil }
      return CopyDoubt(
        PlainCopy(source: source, target: target),
        better: better,
        reason: reason
      )
    }
  }

  func prepare(source: Catalog, target: Catalog) {}

  func doubts(about copies: [PlainCopy], source: Catalog, target: Catalog) -> [CopyDoubt] {
    doubts.filter { copies.contains($0.copy) }
  }
}
