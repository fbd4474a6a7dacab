import Records

/// Time zones as a mapping version keeps them: beside its catalogs, so that a newer time zone
/// database changes nothing that was approved.
extension ZoneTable {
  /// How the table is called among the catalogs of a version.
  static let system = "tzdata"
  static let object = "zones"

  /// The stored form: the release, and the files by zone in hexadecimal digits.
  var json: JSON {
    [
      "version": .string(version),
      "files": .object(
        JSONObject(
          names.map { name in
            let digits = Digits.hexadecimal(files[name] ?? [])
            return JSONObject.Member(name, .string(String(decoding: digits, as: UTF8.self)))
          }
        )
      ),
    ]
  }

  /// Reads the stored form; `nil` where it is not one.
  init?(json: JSON) {
    guard let version = json["version"]?.string, let members = json["files"]?.object?.members
    else { return nil }
    var files: [String: [UInt8]] = [:]
    for member in members {
      guard let bytes = member.value.string.flatMap(Digits.bytes(hexadecimal:)) else { return nil }
      files[member.name] = bytes
    }
    self.init(files: files, version: version)
  }

  var isEmpty: Bool { files.isEmpty }
}

extension MappingSpec {
  /// Those zones of a table that the spec can come to name: every constant that is one's name.
  func zones(of table: ZoneTable) -> ZoneTable {
    let nodes = SpecNodes(of: self)
    var constants: [JSON] = defaults.timeZone.map { [.string($0)] } ?? []
    for node in nodes.atoms {
      if case .constant(let value) = node.content.source { constants.append(value) }
    }
    for node in nodes.steps { constants += node.step.arguments.map(\.value.json) }
    constants += valueMaps.flatMap { $0.entries.map(\.to) }
    let names = constants.flatMap { $0.array ?? [$0] }.compactMap(\.string)
    return table.only(Set(names))
  }
}
