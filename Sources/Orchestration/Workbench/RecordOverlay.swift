import Records

/// What a correction lays over a record: values of source fields, by their names, and of target
/// fields.
///
/// The source itself stays as it is.
struct RecordOverlay: Hashable, Sendable {
  var source: [String: JSON] = [:]
  var target: [String: JSON] = [:]

  var isEmpty: Bool { source.isEmpty && target.isEmpty }

  init() {}

  /// The stored form: `{"source": {…}, "target": {…}}`, members by name.
  init(stored bytes: [UInt8]?) {
    guard let bytes, let json = try? JSON(parsing: bytes) else { return }
    for member in json["source"]?.object?.members ?? [] { source[member.name] = member.value }
    for member in json["target"]?.object?.members ?? [] { target[member.name] = member.value }
  }

  var stored: [UInt8] {
    func object(_ values: [String: JSON]) -> JSON {
      .object(
        JSONObject(
          values.sorted { $0.key < $1.key }.map { JSONObject.Member($0.key, $0.value) }
        )
      )
    }
    let json: JSON = ["source": object(source), "target": object(target)]
    return json.bytes()
  }

  /// This overlay, with what `later` says in place of it.
  func amended(by later: RecordOverlay) -> RecordOverlay {
    var all = self
    all.source.merge(later.source) { $1 }
    all.target.merge(later.target) { $1 }
    return all
  }

  /// A source record with the source's values laid over it.
  func applied(to json: [UInt8], of catalog: Catalog) -> [UInt8] {
    guard !source.isEmpty, var record = try? JSON(parsing: json) else { return json }
    for (name, value) in source.sorted(by: { $0.key < $1.key }) {
      guard let path = catalog[name]?.path else { continue }
      record = record.setting(path.names[...], to: value)
    }
    return record.bytes()
  }
}

extension JSON {
  /// This document with a value at a path; objects are made on the way where there are none.
  fileprivate func setting(_ path: ArraySlice<String>, to value: JSON) -> JSON {
    guard let first = path.first else { return value }
    var object = object ?? JSONObject()
    object[first] = (object[first] ?? .object(JSONObject())).setting(path.dropFirst(), to: value)
    return .object(object)
  }
}
