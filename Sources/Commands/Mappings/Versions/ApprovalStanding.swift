import Diagnostics
import Journal
import MappingLanguage
import Records
import SyncMachine
import Workspace

/// Whether what a version was made of is still as it was; what is not, by its name.
///
/// A version that was approved runs as it was approved, whatever stands here; what stands in the
/// workspace now is approved by nobody.
struct ApprovalStanding: Sendable {
  struct Change: Hashable, Sendable {
    /// `cases.jsonl`, `catalog of salesforce Lead`.
    let what: String
    /// How it differs, in a few words.
    let how: String

    var json: JSON { ["what": .string(what), "how": .string(how)] }

    /// The mapping's file is not there.
    static let lost = Change(what: "mapping.json", how: "it is gone")
    static let otherCases = Change(what: "cases.jsonl", how: "other cases")
    /// The file of cases differs, and no case that can be read does.
    static let otherText = Change(what: "cases.jsonl", how: "another text, the same cases")
  }

  let version: MappingVersionEntry
  let changes: [Change]

  /// Compares a version with the workspace.
  init(of version: MappingVersionEntry, in desk: MappingDesk) async throws {
    self.version = version
    let name = version.name.text
    var changes: [Change] = []
    let isThere = MappingFolder(name: name, in: desk.workspace.folder).hasSpec
    changes += isThere ? Self.files(of: version, in: desk) : [.lost]
    changes += try await Self.catalogs(of: version, in: desk)
    changes += Self.tables(of: version, in: desk)
    changes += Self.prompts(of: version, in: desk)
    self.changes = changes
  }

  /// The standing of the approved version of a mapping; `nil` where none is.
  static func ofApproved(_ name: String, in desk: MappingDesk) async throws -> ApprovalStanding? {
    guard let reader = try await desk.workspace.reader(),
      let version = try await reader.approvedVersion(of: MappingName(name))
    else { return nil }
    return try await ApprovalStanding(of: version, in: desk)
  }

  var holds: Bool { changes.isEmpty }

  var json: JSON {
    [
      "version": .integer(version.version.number),
      "holds": .bool(holds),
      "changed_since": .array(changes.map(\.json)),
    ]
  }

  /// What a person reads: what changed, what runs do, and what to do; nothing where all is as it
  /// was.
  func lines(_ context: CommandContext) -> [String] {
    guard !holds else { return [] }
    let name = version.name.text
    return [
      "approved version \(version.version) of \(name) no longer holds for what stands here; "
        + "runs use it as it was approved. Changed since:"
    ]
      + changes.map { "  \($0.what): \($0.how)" }
      + (changes.contains(.lost)
        ? ["Have it back: " + LostMapping.command(name, context)]
        : [
          "See it: " + context.typed("diff-mapping", name, "approved"),
          "Approve what stands here, as a new version: " + context.typed("approve-mapping", name),
        ])
  }

  // MARK: Parts

  private static func files(of version: MappingVersionEntry, in desk: MappingDesk) -> [Change] {
    let folder = MappingFolder(name: version.name.text, in: desk.workspace.folder)
    var changes: [Change] = []
    if let document = try? desk.document(version.name.text) {
      if !version.holds(document.spec) {
        changes.append(Change(what: "mapping.json", how: "another mapping, or other tests in it"))
      }
    } else {
      changes.append(Change(what: "mapping.json", how: "it cannot be read"))
    }
    if let kept = version.casesHash, kept != Fingerprint(of: folder.cases).hex {
      changes.append(.otherCases)
    }
    let written = (try? WorkspaceFolder.text(at: folder.descriptionPath)) ?? ""
    if words(written) != words(version.description), !version.description.isEmpty {
      changes.append(
        Change(what: "description.md", how: "other words than the version was made of")
      )
    }
    return changes
  }

  /// The words of a description; how lines break does not matter.
  private static func words(_ text: String) -> [Substring] {
    text.split(whereSeparator: \.isWhitespace)
  }

  private static func catalogs(
    of version: MappingVersionEntry,
    in desk: MappingDesk
  ) async throws -> [Change] {
    guard let text = version.spec,
      let spec = try? StoredSpec(parsing: text, source: version.name.text).spec,
      let reader = try await desk.workspace.reader()
    else { return [] }
    var changes: [Change] = []
    for use in version.catalogs where !KeptTable.isOne(system: use.system, object: use.object) {
      guard let now = try await desk.knownCatalog(use.system, use.object),
        now.fingerprint.hex != use.hash.text
      else { continue }
      let snapshot = try await reader.catalog(use.hash)
      guard let old = CatalogFinder.catalog(snapshot) else { continue }
      let fields = CatalogDrift(of: spec, from: old, to: now).fields
      // What the mapping does not use is no part of what was approved.
      guard !fields.isEmpty else { continue }
      changes.append(
        Change(
          what: "catalog of \(use.system) \(use.object)",
          how: "otherwise in \(fields.joined(separator: ", "))"
        )
      )
    }
    return changes
  }

  private static func tables(of version: MappingVersionEntry, in desk: MappingDesk) -> [Change] {
    let kept = version.catalogs.filter { $0.system == WorkspaceTable.system }
    guard !kept.isEmpty, let text = version.spec,
      let spec = try? StoredSpec(parsing: text, source: version.name.text).spec
    else { return [] }
    let now = spec.tables(of: desk.resources(of: spec))
    return kept.compactMap { use in
      guard let table = now.first(where: { $0.system == use.system && $0.object == use.object })
      else { return Change(what: "table \(use.object)", how: "it cannot be read") }
      guard table.fingerprint.hex != use.hash.text else { return nil }
      return Change(what: "table \(use.object)", how: "other rows")
    }
  }

  private static func prompts(of version: MappingVersionEntry, in desk: MappingDesk) -> [Change] {
    let now = PromptHashes(desk.workspace.folder)
    let pinned = Set(version.prompts.map(\.file))
    return version.prompts.compactMap { use in
      func change(_ how: String) -> Change { Change(what: "prompts/\(use.file)", how: how) }
      switch now.standing(of: use.file) {
      case .read(let hash): return hash == use.hash ? nil : change("another text")
      case .gone: return change("it is gone")
      case .unreadable: return change("it cannot be read")
      // That prompt is named already.
      case .lacking(let other) where pinned.contains(other): return nil
      case .lacking(let other): return change("it needs files of \(other) that cannot be read")
      }
    }
  }
}

extension MappingVersionEntry {
  /// The hash of the cases beside the mapping; `nil` in versions from before it was kept.
  var casesHash: String? { tested["cases"]?.string }

  /// The cases beside the mapping; `nil` in versions from before they were kept.
  var cases: [UInt8]? { casesHash == nil ? nil : Array((tested["cases_text"]?.string ?? "").utf8) }

  private var tested: JSON { testReport.flatMap { try? JSON(parsing: $0) } ?? .null }
}
