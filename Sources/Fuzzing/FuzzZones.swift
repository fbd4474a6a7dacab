import MappingLanguage

/// A few time zones, made by hand: nothing here depends on the machine's own.
enum FuzzZones {
  /// The program's tables, these zones, and a secret that examples name.
  static let resources = MappingResources(zones: table, secrets: HMACSHA256.exampleSecrets)

  static let table = ZoneTable(
    files: [
      "Europe/Berlin": file("CET-1CEST,M3.5.0,M10.5.0/3"),
      "America/New_York": file("EST5EDT,M3.2.0,M11.1.0"),
      "Australia/Sydney": file("AEST-10AEDT,M10.1.0,M4.1.0/3"),
      "Asia/Kolkata": file("<+0530>-5:30"),
    ],
    version: "fuzz"
  )

  static let names = table.names + ["UTC", "+14:00", "-03:30"]

  /// A TZif file of version 2: an hour east until 1980, then two changes a year apart, then the
  /// rule of its last line.
  static func file(_ footer: String) -> [UInt8] {
    let header = Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15)
    func counts(_ transitions: Int32, _ types: Int32) -> [UInt8] {
      [0, 0, 0, transitions, types, 1].flatMap { bytes(Int64($0), 4) }
    }
    let first = header + counts(0, 1) + bytes(0, 4) + [0, 0, 0]
    let transitions = bytes(315_532_800, 8) + bytes(347_155_200, 8) + [1, 0]
    let types = bytes(3600, 4) + [0, 0] + bytes(7200, 4) + [1, 0]
    let second = header + counts(2, 2) + transitions + types + [0]
    return first + second + Array("\n\(footer)\n".utf8)
  }

  /// The last bytes of a number, the highest first.
  private static func bytes(_ value: Int64, _ count: Int) -> [UInt8] {
    (0..<count).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * Int64($0))) }
  }
}
