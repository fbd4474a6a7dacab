import Diagnostics
import Records

extension CheckRule {
  static let catalogsAreUnchanged = CheckRule(
    "The catalogs are those the spec was checked against",
    [.M208]
  ) { context in
    let ends = [
      ("source", context.spec.source.schemaHash, context.source),
      ("target", context.spec.target.schemaHash, context.target),
    ]
    return ends.compactMap { end, pinned, catalog in
      guard let pinned else { return nil }
      let current = catalog.fingerprint.hex
      guard pinned != current else { return nil }
      let pointer = JSONPointer([end, "schema_hash"])
      return context.diagnostic(
        .error,
        .M208,
        "the catalog of \(catalog.system) \(catalog.object) has changed since the spec was checked",
        at: pointer,
        hint: "Look at the other findings, then pin the catalog of today and approve again.",
        found: pinned,
        expected: current,
        fixes: [
          Fix(
            "pin the catalog of today",
            grade: .likely,
            patch: FixPatch.replace(pointer, with: .string(current))
          )
        ]
      )
    }
  }
}
