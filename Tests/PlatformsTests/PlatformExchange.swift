import Diagnostics
import Foundation
import MappingLanguage
import Platforms
import Records
import SyncMachine
import Testing
import Transport

/// One file of `samples/PLATFORM/exchanges`: a call, the answer the platform gives, and what the
/// adapter must make of it.
struct PlatformExchange: CustomTestStringConvertible {
  let platform: PlatformID
  let name: String
  let json: JSON

  var testDescription: String { "\(platform.rawValue)/\(name)" }

  static let all: [PlatformExchange] = [PlatformID.hubspot, .salesforce].flatMap {
    platform -> [PlatformExchange] in
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "samples/\(platform.rawValue)/exchanges")
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.sorted().compactMap { file -> PlatformExchange? in
      guard let data = try? Data(contentsOf: folder.appending(path: file)),
        let json = try? JSON(parsing: [UInt8](data))
      else { return nil }
      return PlatformExchange(platform: platform, name: file, json: json)
    }
  }

  /// The recorded answer; behind Salesforce's token, where the call is about something else.
  var answers: [WireResponse] {
    guard let answer = json["response"], !answer.isNull else { return [] }
    let headers = (answer["headers"]?.object?.members ?? []).map {
      Header($0.name, $0.value.string ?? "")
    }
    let body = answer["text"]?.string.map { Array($0.utf8) } ?? answer["body"]?.bytes() ?? []
    let response = WireResponse(
      status: answer["status"]?.int ?? 0,
      headers: headers,
      body: body
    )
    let isBehindToken = platform == .salesforce && json["call"]?["verb"] != "account"
    return isBehindToken ? [.token, response] : [response]
  }

  /// Makes the call and renders what came of it, in the members `expect` has.
  func outcome(_ adapter: any PlatformAdapter, through sender: ScriptedSender) async throws -> JSON
  {
    let attempt = json["attempt"]?.int ?? 1
    do throws(PlatformFault) {
      return try await call(adapter, through: DirectSender(sender))
    } catch {
      return [
        "fault": .string(Self.text(of: error)),
        "remedy": .string(Self.text(of: adapter.handleError(error, attempt: attempt))),
      ]
    }
  }

  private func call(
    _ adapter: any PlatformAdapter,
    through sender: any PlatformSender
  ) async throws(PlatformFault) -> JSON {
    let call = json["call"] ?? .null
    let object = call["object"]?.string ?? ""
    func texts(_ name: String) -> [String] { (call[name]?.array ?? []).compactMap(\.string) }
    switch call["verb"]?.string {
    case "account":
      let facts = try await adapter.account(through: sender)
      return [
        "account": .string(facts.account),
        "zone_offset_seconds": .integer(facts.zoneOffset.components.seconds),
      ]
    case "catalog":
      let catalog = try await adapter.catalog(of: object, through: sender)
      let fields = catalog.fields.map { JSONObject.Member($0.name, .string($0.summary)) }
      return ["fields": .object(JSONObject(fields))]
    case "list":
      let after = call["after"]?.string.map { PageToken($0) }
      let request = PageRequest.list(object: object, fields: texts("fields"), after: after)
      return Self.render(try await adapter.fetchRecords(request, through: sender))
    case "changed":
      let request = PageRequest.changed(
        object: object,
        fields: texts("fields"),
        since: call["since"]?.string.flatMap { Instant(parsing: $0) } ?? Instant(milliseconds: 0),
        after: call["after"]?.string.map { PageToken($0) }
      )
      return Self.render(try await adapter.fetchRecords(request, through: sender))
    case "records":
      let request = PageRequest.records(object: object, fields: texts("fields"), ids: texts("ids"))
      return Self.render(try await adapter.fetchRecords(request, through: sender))
    case "matching":
      let request = PageRequest.matching(
        object: object,
        field: call["field"]?.string ?? "",
        values: texts("values"),
        returning: texts("fields")
      )
      return Self.render(try await adapter.fetchRecords(request, through: sender))
    default:
      let batch = UploadBatch(
        object: object,
        operation: call["operation"]?.string.flatMap(TargetEnd.Operation.init) ?? .upsert,
        keyField: call["key"]?.string ?? "",
        records: (call["records"]?.array ?? []).map { record in
          MappedRecord(
            id: record["id"]?.string ?? "",
            key: record["key"]?.string ?? "",
            json: record["record"]?.bytes() ?? []
          )
        }
      )
      let receipt = try await adapter.uploadBatch(batch, through: sender)
      return ["outcomes": .strings(receipt.results.map(Self.text))]
    }
  }

  private static func render(_ page: FetchedPage) -> JSON {
    [
      "records": .strings(page.records.map(\.id)),
      "next": page.next.map { .string($0.text) } ?? nil,
    ]
  }

  // MARK: Texts

  static func text(of fault: PlatformFault) -> String {
    let kind =
      switch fault.kind {
      case .unanswered(let kind): "unanswered \(kind.rawValue)"
      case .refused(let status): "refused \(status)"
      case .unreadable(let status): "unreadable \(status)"
      case .limited(let limit, _): "limited \(limit)"
      case .noCredential(let name): "no credential \(name.rawValue)"
      case .unsupported: "unsupported"
      case .cancelled: "cancelled"
      }
    return kind + (fault.code.map { " " + $0 } ?? "")
      + (fault.mayBeApplied ? ", may be applied" : "")
  }

  static func text(of remedy: Remedy) -> String {
    switch remedy {
    case .retry(let delay): "retry after \(delay.components.seconds) s"
    case .waitForQuota: "wait for quota"
    case .refreshCredentials: "refresh credentials"
    case .splitBatch: "split batch"
    case .stop(let code): "stop \(code.rawValue)"
    }
  }

  static func text(_ result: RecordResult) -> String {
    func refusal(_ word: String, _ refusal: RecordRefusal) -> String {
      ([word, refusal.code] + refusal.fields).joined(separator: " ")
    }
    return switch result {
    case .created(let id): "created \(id)"
    case .updated(let id): "updated \(id)"
    case .rejected(let reason): refusal("rejected", reason)
    case .postponed(let reason): refusal("postponed", reason)
    }
  }
}

extension CatalogField {
  /// Everything that matters about a field, in one line.
  var summary: String {
    var words = [type.name]
    if isKey { words.append("key") }
    if unique { words.append("unique") }
    if requiredOnCreate { words.append("required") }
    switch (writableOnCreate, writableOnUpdate) {
    case (true, true): break
    case (true, false): words.append("create_only")
    case (false, _): words.append("read_only")
    }
    if custom { words.append("custom") }
    if !options.isEmpty { words.append("options=\(options.count)") }
    if restricted, system(restrictedByDefault: type) == false { words.append("restricted") }
    if let maxLength, maxLength != 65_536, type != .id || maxLength != 20 {
      words.append("max=\(maxLength)")
    }
    if let precision { words.append("precision=\(precision)") }
    if let scale { words.append("scale=\(scale)") }
    if let minimum, let maximum { words.append("range=\(minimum)...\(maximum)") }
    if !dataLabels.isEmpty {
      words.append("label=" + dataLabels.map(\.rawValue).sorted().joined(separator: ","))
    }
    if let references { words.append("-> \(references)") }
    return words.joined(separator: " ")
  }

  /// HubSpot's enumerations always are; only what the platform says of one field is worth a word.
  private func system(restrictedByDefault type: FieldType) -> Bool {
    path.names.first == "properties"
  }
}
