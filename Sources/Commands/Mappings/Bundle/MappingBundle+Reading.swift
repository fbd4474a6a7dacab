import Diagnostics
import Journal
import MappingLanguage
import Records
import SyncMachine

extension MappingBundle {
  private static let parts = [
    "name", "description", "mapping", "cases", "catalogs", "tables", "prompts", "provenance",
    "check", "tests",
  ]

  /// Reads a bundle; `source` is what messages call the file.
  ///
  /// - Throws: CFG111 for what is no bundle, CFG112 where a part is not what it was made with, and
  ///   the problems of its mapping.
  init(parsing bytes: [UInt8], source: String) throws(DiagnosticList) {
    let reading = BundleReading(source: source)
    let json = try reading.document(bytes)
    guard json["bundle"]?.string == Self.kind else {
      throw reading.foreign(
        "is no bundle of a mapping: \"bundle\" is not \"\(Self.kind)\"",
        "/bundle"
      )
    }
    guard json["form"]?.int == Self.form else {
      throw reading.foreign("has a form this program does not know", "/form")
    }
    let names = Set(Self.parts + ["bundle", "form", "hashes", "seal"])
    if let stranger = json.object?.names.first(where: { !names.contains($0) }) {
      throw reading.foreign("has a part that bundles do not have", "/" + stranger)
    }
    var changed: [String] = []
    for part in Self.parts {
      guard let value = json[part] else { throw reading.foreign("lacks a part", "/" + part) }
      let hash = Fingerprint(of: value.bytes(.canonical)).hex
      if json["hashes"]?[part]?.string != hash { changed.append("/" + part) }
    }
    guard changed.isEmpty else { throw reading.tampered(changed) }
    let mapping = json["mapping"] ?? .null
    _ = try StoredSpec(parsing: mapping.text(.canonical), source: source + ", /mapping")
    let cases = try reading.text(json, "cases")
    let provenance = json["provenance"] ?? .null
    guard let origin = provenance["origin"]?.string.flatMap(MappingOrigin.init(rawValue:)) else {
      throw reading.foreign("does not say where the mapping came from", "/provenance/origin")
    }
    self.init(
      name: try reading.text(json, "name"),
      origin: origin,
      description: try reading.text(json, "description"),
      spec: mapping.text(.canonical),
      cases: cases,
      kept: try reading.kept(json, "catalogs") + reading.kept(json, "tables"),
      prompts: try reading.prompts(json["prompts"], "/prompts"),
      rounds: try reading.rounds(provenance["rounds"]),
      checkReport: (json["check"] ?? .null).text(.canonical),
      testReport: BundleReport(json["tests"] ?? .null).text(with: cases)
    )
    guard json["seal"]?.string == seal.text else { throw reading.tampered(["/seal"]) }
  }
}

/// Reads the parts of a bundle, each with its place.
struct BundleReading {
  let source: String

  func document(_ bytes: [UInt8]) throws(DiagnosticList) -> JSON {
    do throws(JSONFault) {
      return try JSON(ofFile: bytes)
    } catch {
      throw DiagnosticList([
        Diagnostic(
          .error,
          .CFG111,
          "the file is no bundle of a mapping: \(error.reason)",
          at: error.location(in: bytes, of: source),
          hint: error.encodingHint
            ?? "Export it again where it comes from: crosswalk export-mapping NAME -o FILE"
        )
      ])
    }
  }

  func foreign(_ what: String, _ pointer: String) -> DiagnosticList {
    DiagnosticList([
      Diagnostic(
        .error,
        .CFG111,
        "the file \(what)",
        at: Location(source, pointer: pointer),
        hint: "Export it again where it comes from: crosswalk export-mapping NAME -o FILE"
      )
    ])
  }

  /// One problem for each place whose contents are not those the bundle was made with.
  func tampered(_ pointers: [String]) -> DiagnosticList {
    DiagnosticList(
      pointers.map { pointer in
        Diagnostic(
          .error,
          .CFG112,
          "what stands here is not what the bundle was made with",
          at: Location(source, pointer: pointer),
          hint: "Import the file as it was exported, and change the mapping afterwards."
        )
      }
    )
  }

  func text(_ json: JSON, _ name: String) throws(DiagnosticList) -> String {
    guard let text = json[name]?.string else { throw foreign("lacks a text", "/" + name) }
    return text
  }

  func kept(_ json: JSON, _ part: String) throws(DiagnosticList) -> [MappingBundle.Kept] {
    var kept: [MappingBundle.Kept] = []
    for (index, item) in (json[part]?.array ?? []).enumerated() {
      let place = "/\(part)/\(index)"
      guard let system = item["system"]?.string, let object = item["object"]?.string,
        let hash = item["hash"]?.string, let contents = item["contents"]
      else { throw foreign("has an entry without a system, object, hash or contents", place) }
      let isTable = KeptTable.isOne(system: system, object: object)
      guard isTable == (part == "tables") else { throw foreign("has an entry out of place", place) }
      let found: String?
      if isTable {
        found = KeptTable(system: system, object: object, json: contents).fingerprint.hex
      } else {
        let catalog = Catalog(json: contents)
        let isNamed = catalog?.system == system && catalog?.object == object
        found = isNamed ? catalog?.fingerprint.hex : nil
      }
      guard found == hash else { throw tampered([place + "/contents"]) }
      kept.append(
        MappingBundle.Kept(system: system, object: object, hash: hash, contents: contents)
      )
    }
    return kept
  }

  func prompts(_ json: JSON?, _ place: String) throws(DiagnosticList) -> [PromptUse] {
    var prompts: [PromptUse] = []
    for item in json?.array ?? [] {
      guard let file = item["file"]?.string, let hash = item["hash"]?.string else {
        throw foreign("has a prompt without a file or a hash", place)
      }
      prompts.append(PromptUse(file: file, hash: ContentHash(hash)))
    }
    return prompts
  }

  func rounds(_ json: JSON?) throws(DiagnosticList) -> [Journal.DraftRound] {
    var rounds: [Journal.DraftRound] = []
    for (index, item) in (json?.array ?? []).enumerated() {
      let place = "/provenance/rounds/\(index)"
      guard item["round"]?.int == index + 1, let endpoint = item["endpoint"]?.string,
        let model = item["model"]?.string, let standIn = item["stand_in"]?.bool,
        let request = item["request"]?.string, let response = item["response"]?.string
      else { throw foreign("has a round that lacks something", place) }
      rounds.append(
        Journal.DraftRound(
          round: index + 1,
          endpoint: endpoint,
          model: model,
          isStandIn: standIn,
          request: request,
          response: response,
          promptTokens: item["prompt_tokens"]?.int,
          completionTokens: item["completion_tokens"]?.int,
          prompts: try prompts(item["prompts"], place),
          findings: item["findings"]?.string
        )
      )
    }
    return rounds
  }
}
