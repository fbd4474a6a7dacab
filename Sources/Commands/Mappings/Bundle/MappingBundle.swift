import Diagnostics
import Journal
import MappingLanguage
import Records
import SyncMachine

/// A mapping version in one file, to carry it to another workspace and back.
///
/// The bytes follow from the version alone: no clock, no version number, no name of who approved
/// it. What the file holds and how is in `Bundles.md` and in its JSON Schema.
struct MappingBundle: Sendable {
  static let kind = "crosswalk-mapping"
  static let form = 1

  /// A catalog or a table under the hash that the version is pinned to.
  struct Kept: Hashable, Sendable {
    let system: String
    let object: String
    let hash: String
    let contents: JSON

    var isTable: Bool { KeptTable.isOne(system: system, object: object) }
  }

  var name: String
  let origin: MappingOrigin
  /// The request as it was written.
  let description: String
  /// The canonical text of the mapping.
  let spec: String
  let cases: String
  let kept: [Kept]
  let prompts: [PromptUse]
  let rounds: [Journal.DraftRound]
  /// What the checker said, as JSON text.
  let checkReport: String
  /// How tests and samples came out, as JSON text, with the cases in it.
  let testReport: String

  /// The hash that an approval of this very version binds to.
  var seal: ContentHash {
    ApprovalBasis(
      spec: .sha256(spec),
      tests: .sha256(testReport),
      catalogs: kept.map {
        CatalogUse(system: $0.system, object: $0.object, hash: ContentHash($0.hash))
      },
      prompts: prompts
    ).seal
  }

  // MARK: Writing

  /// The file: canonical JSON, with a hash for every part.
  var bytes: [UInt8] {
    var parts = contents.object ?? JSONObject()
    let hashes = parts.members.map { member in
      JSONObject.Member(
        member.name,
        .string(Fingerprint(of: member.value.bytes(.canonical)).hex)
      )
    }
    parts["bundle"] = .string(Self.kind)
    parts["form"] = .integer(Self.form)
    parts["hashes"] = .object(JSONObject(hashes))
    parts["seal"] = .string(seal.text)
    return JSON.object(parts).bytes(.canonical)
  }

  private var contents: JSON {
    [
      "name": .string(name),
      "description": .string(description),
      "mapping": (try? JSON(parsing: spec)) ?? .null,
      "cases": .string(cases),
      "catalogs": .array(kept.filter { !$0.isTable }.map(Self.json)),
      "tables": .array(kept.filter(\.isTable).map(Self.json)),
      "prompts": .array(prompts.map(Self.json)),
      "provenance": [
        "origin": .string(origin.rawValue),
        "rounds": .array(rounds.map(Self.json)),
      ],
      "check": (try? JSON(parsing: checkReport)) ?? .null,
      "tests": BundleReport(testReport).withoutCases,
    ]
  }

  private static func json(_ kept: Kept) -> JSON {
    [
      "system": .string(kept.system),
      "object": .string(kept.object),
      "hash": .string(kept.hash),
      "contents": kept.contents,
    ]
  }

  private static func json(_ prompt: PromptUse) -> JSON {
    ["file": .string(prompt.file), "hash": .string(prompt.hash.text)]
  }

  private static func json(_ round: Journal.DraftRound) -> JSON {
    .members([
      "round": .integer(round.round),
      "endpoint": .string(round.endpoint),
      "model": .string(round.model),
      "stand_in": .bool(round.isStandIn),
      "request": .string(round.request),
      "response": .string(round.response),
      "prompt_tokens": round.promptTokens.map { .integer($0) },
      "completion_tokens": round.completionTokens.map { .integer($0) },
      "prompts": .array(round.prompts.map(json)),
      "findings": round.findings.map { .string($0) },
    ])
  }
}

/// The report of tests and samples, without and with the cases that stand in a part of their own.
struct BundleReport {
  private let report: JSONObject

  init(_ text: String) { report = (try? JSON(parsing: text))?.object ?? JSONObject() }

  init(_ json: JSON) { report = json.object ?? JSONObject() }

  var withoutCases: JSON {
    var report = report
    report["cases_text"] = nil
    return .object(report)
  }

  /// The canonical text that was hashed.
  func text(with cases: String) -> String {
    var report = report
    report["cases_text"] = cases.isEmpty ? nil : .string(cases)
    return JSON.object(report).text(.canonical)
  }
}
