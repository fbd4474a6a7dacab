import Diagnostics
import Records

@testable import MappingLanguage

/// A small source, a small target and specs in few words.
enum ProgramFixture {
  static let source: Catalog = {
    func property(_ name: String, _ type: FieldType) -> CatalogField {
      CatalogField(name, path: FieldPath(["properties", name]), type: type)
    }
    var tier = property("tier", .option)
    tier.options = [FieldOption("g", label: "Gold"), FieldOption("s", label: "Silver")]
    var tags = property("tags", .optionSet)
    tags.separator = ";"
    var nights = CatalogField(
      "stays.nights",
      path: FieldPath(["properties", "stays", "nights"]),
      type: .int
    )
    nights.nullable = true
    return Catalog(
      system: "hubspot",
      object: "contacts",
      label: "Contact",
      fields: [
        CatalogField("id", type: .id),
        property("email", .email), property("name", .text), property("note", .text),
        property("company", .text), property("seats", .int), property("revenue", .dec),
        property("active", .bool), property("born", .date), property("created", .datetime),
        property("zone", .text), tier, tags,
        property("emails", .list(.record)), property("bookings", .list(.record)),
        property("words", .list(.text)), property("extra", .json),
      ]
    )
  }()

  static let target: Catalog = {
    func field(
      _ name: String,
      _ type: FieldType,
      _ change: (inout CatalogField) -> Void = { _ in }
    )
      -> CatalogField
    {
      var field = CatalogField(name, type: type)
      change(&field)
      return field
    }
    return Catalog(
      system: "salesforce",
      object: "Lead",
      label: "Lead",
      fields: [
        field("Key", .text) { $0.isKey = true },
        field("Email", .email) { $0.maxLength = 20 },
        field("LastName", .text) {
          $0.maxLength = 10
          $0.requiredOnCreate = true
        },
        field("Title", .text), field("Phone", .phone), field("Website", .url),
        field("Seats", .int) {
          $0.minimum = 0
          $0.maximum = 1000
        },
        field("Revenue", .dec) {
          $0.precision = 6
          $0.scale = 2
        },
        field("Active", .bool), field("Born", .date), field("Created", .datetime),
        field("Source", .option) {
          $0.options = [FieldOption("Web"), FieldOption("ref", label: "Referral")]
          $0.restricted = true
        },
        field("Tags", .optionSet) { $0.separator = ";" },
        field("Stays", .list(.record)), field("Vehicle", .record), field("Account", .reference),
      ]
    )
  }()

  /// A spec from its interesting sections; reasons and ids are filled in.
  static func spec(
    _ sections: JSON,
    operation: String = "insert",
    key: [String] = []
  ) throws -> MappingSpec {
    var document: JSONObject = try JSONObject(
      parsing: """
        {"mapping": 1, "id": "test", "description": [{"id": "S1", "text": "Copy it."}],
         "source": {"system": "hubspot", "object": "contacts"},
         "target": {"system": "salesforce", "object": "Lead", "operation": "\(operation)",
                    "key": \(JSON.strings(key).text())},
         "defaults": {"on_error": "reject_record", "on_null": "omit"}, "rules": []}
        """
    )
    for member in sections.object?.members ?? [] {
      switch member.name {
      case "rules", "filters", "variables":
        document[member.name] = .array(
          (member.value.array ?? []).enumerated().map { completed($1, $0, member.name) }
        )
      case "defaults":
        var defaults = document["defaults"]?.object ?? JSONObject()
        for change in member.value.object?.members ?? [] { defaults[change.name] = change.value }
        document["defaults"] = .object(defaults)
      default: document[member.name] = member.value
      }
    }
    return try MappingSpec(json: .object(document), source: "test.json")
  }

  private static func completed(_ item: JSON, _ index: Int, _ section: String) -> JSON {
    var object = item.object ?? JSONObject()
    if section != "variables", object["id"] == nil {
      object["id"] = .string("\(section.prefix(1))\(index + 1)")
    }
    if object["because"] == nil { object["because"] = [["s": "S1", "quote": "Copy"]] }
    return .object(object)
  }

  static func program(
    _ sections: JSON,
    operation: String = "insert",
    key: [String] = [],
    resources: MappingResources = .builtIn
  ) throws -> MappingProgram {
    try MappingProgram.compile(
      try spec(sections, operation: operation, key: key),
      source: source,
      target: target,
      resources: resources
    )
  }

  static let context = MappingContext(
    run: RunConstants(startedAt: Instant(milliseconds: 1_767_225_600_000), runID: "run-1"),
    lookups: LookupTable(unanswered: .none)
  )

  /// A record whose `properties` are these.
  static func record(_ properties: JSON, id: String = "7") -> SourceRecord {
    let json: JSON = ["id": .string(id), "properties": properties]
    return SourceRecord(id: id, json: json.bytes())
  }

  /// What a program of these sections makes of a record with these properties.
  static func run(
    _ sections: JSON,
    _ properties: JSON,
    operation: String = "insert",
    key: [String] = [],
    current: CurrentRecord = .new,
    context: MappingContext = context
  ) throws -> RecordOutcome {
    let program = try program(sections, operation: operation, key: key)
    return try MappingWorker(program).run(record(properties), context, current: current)
  }

  /// The mapped record as text, or what happened instead.
  static func mapped(
    _ sections: JSON,
    _ properties: JSON,
    operation: String = "insert",
    key: [String] = [],
    current: CurrentRecord = .new,
    context: MappingContext = context
  ) throws -> String {
    let outcome = try run(
      sections,
      properties,
      operation: operation,
      key: key,
      current: current,
      context: context
    )
    return outcome.drawing
  }

  /// What one rule writes into `Title`, or what happened instead.
  static func value(_ value: JSON, _ properties: JSON, to target: String = "Title") throws -> String
  {
    try mapped(["rules": [["target": .string(target), "value": value]]], properties)
  }
}

extension JSONObject {
  fileprivate init(parsing text: String) throws {
    self = try JSON(parsing: text).object ?? JSONObject()
  }
}

extension RecordOutcome {
  /// Short enough for an expectation.
  var drawing: String {
    switch self {
    case .emitted(let mapped): String(decoding: mapped.json, as: UTF8.self)
    case .dropped(let filter): "dropped by \(filter)"
    case .held(let held): "held by \(held.by)"
    case .rejected(let rejection):
      "\(rejection.code.rawValue) by \(rejection.by) at \(rejection.target ?? "-")"
    case .runFailed(let rejection): "run failed: \(rejection.code.rawValue) by \(rejection.by)"
    }
  }
}
