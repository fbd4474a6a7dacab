import Journal
import MappingLanguage
import Records
import SyncMachine

/// What the seal of a version is a hash over, part by part.
struct SealCover {
  struct Part {
    let what: String
    let hash: String

    var json: JSON { ["what": .string(what), "hash": .string(hash)] }
  }

  let parts: [Part]

  init(_ version: MappingVersionEntry) {
    var parts: [Part] = []
    if let hash = version.specHash {
      parts.append(Part(what: "the mapping, with its tests", hash: hash.text))
    }
    if let report = version.testReport {
      let tests = version.tests.map { ScreenText.count($0.passed, "test") + " passed" }
      parts.append(
        Part(
          what: "how it came out" + (tests.map { ": \($0)" } ?? ""),
          hash: ContentHash.sha256(report).text
        )
      )
    }
    if let hash = version.casesHash { parts.append(Part(what: "the cases beside it", hash: hash)) }
    parts += version.catalogs.map { use in
      let isTable = KeptTable.isOne(system: use.system, object: use.object)
      let name = isTable ? "the table" : "the catalog of"
      let title =
        isTable && use.system != WorkspaceTable.system
        ? "\(use.system) \(use.object)" : isTable ? use.object : "\(use.system) \(use.object)"
      return Part(what: "\(name) \(title)", hash: use.hash.text)
    }
    parts += version.prompts.map { Part(what: "prompts/\($0.file)", hash: $0.hash.text) }
    self.parts = parts
  }
}
