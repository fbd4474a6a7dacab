package import Diagnostics
package import Records

/// What a program is made of besides its spec and catalogs: tables of facts, time zones, secrets.
package struct MappingResources: Sendable {
  /// The tables that come with the program; no zone but UTC, no secret.
  package static let builtIn = MappingResources()

  /// The time zones that may be named besides UTC and fixed offsets.
  package var zones: ZoneTable
  /// What secrets of the workspace are called, and what they are, or why one has no value.
  package var secrets: [String: Result<[UInt8], Diagnostic>]
  /// The tables of the workspace that look-ups may ask.
  package var lookupTables = WorkspaceTables()
  /// Tables of other editions than the program's own.
  private var tables: [DataTable.Name: DataTable] = [:]

  package init(
    zones: ZoneTable = .utcOnly,
    secrets: [String: Result<[UInt8], Diagnostic>] = [:]
  ) {
    self.zones = zones
    self.secrets = secrets
  }

  package subscript(name: DataTable.Name) -> DataTable {
    get { tables[name] ?? .builtIn(name) }
    set { tables[name] = newValue }
  }
}

/// A table or the zones as a mapping version keeps them: beside its catalogs.
package struct KeptTable: Sendable {
  package let system: String
  package let object: String
  package let json: JSON

  package init(system: String, object: String, json: JSON) {
    self.system = system
    self.object = object
    self.json = json
  }

  package var fingerprint: Fingerprint { .init(of: json.bytes(.canonical)) }

  /// Whether a catalog under these names is a table.
  package static func isOne(system: String, object: String) -> Bool {
    system == WorkspaceTable.system || system == ZoneTable.system && object == ZoneTable.object
      || system == DataTable.system && DataTable.Name(rawValue: object) != nil
  }
}

extension MappingResources {
  /// Reads back what a version keeps; `nil` where one of them is no table.
  package init?(keeping tables: [KeptTable]) {
    self.init()
    var asked: [String: Result<WorkspaceTable, DiagnosticList>] = [:]
    for kept in tables {
      if kept.system == ZoneTable.system {
        guard let zones = ZoneTable(json: kept.json) else { return nil }
        self.zones = zones
      } else if kept.system == WorkspaceTable.system {
        guard let table = WorkspaceTable(object: kept.object, json: kept.json) else { return nil }
        asked[kept.object] = .success(table)
      } else {
        guard let table = DataTable(object: kept.object, json: kept.json) else { return nil }
        // The program's own needs no second reading.
        if table.text != self[table.name].text { self[table.name] = table }
      }
    }
    lookupTables = WorkspaceTables(asked)
  }
}

extension DataTable {
  static let system = "tables"

  /// The stored form.
  var json: JSON { ["edition": .string(edition), "text": .string(text)] }

  fileprivate convenience init?(object: String, json: JSON) {
    guard let name = Name(rawValue: object), let edition = json["edition"]?.string,
      let text = json["text"]?.string
    else { return nil }
    self.init(name, edition: edition, text: text)
  }
}

extension MappingSpec {
  /// The tables that the spec uses or asks, and those time zones that it can come to name.
  package func tables(of resources: MappingResources) -> [KeptTable] {
    var used: Set<DataTable.Name> = []
    for node in SpecNodes(of: self).steps {
      used.formUnion(FunctionCatalog[node.step.function]?.signature.tables ?? [])
    }
    var kept = used.sorted { $0.rawValue < $1.rawValue }.map { name in
      KeptTable(system: DataTable.system, object: name.rawValue, json: resources[name].json)
    }
    let asked = Set(lookups.filter(\.asksTable).map(\.object))
    kept += asked.sorted().compactMap { name in
      (try? resources.lookupTables[name]?.get()).map {
        KeptTable(system: WorkspaceTable.system, object: name, json: $0.json)
      }
    }
    let zones = zones(of: resources.zones)
    if !zones.isEmpty {
      kept.append(
        KeptTable(system: ZoneTable.system, object: ZoneTable.object, json: zones.json)
      )
    }
    return kept
  }
}
