import Diagnostics

/// The time zones a mapping may name, as data: TZif files (RFC 9636) by zone name.
///
/// The caller reads them from tzdata and pins ``version`` in the mapping version; without any, only
/// UTC and fixed offsets such as `+02:00` are zones.
package struct ZoneTable: Sendable {
  package static let utcOnly = ZoneTable(files: [:], version: "none")

  /// The release of the time zone database, such as `2025b`.
  package let version: String
  /// The files that the table holds itself.
  let files: [String: [UInt8]]
  private let file: @Sendable (String) -> [UInt8]?
  private let list: @Sendable () -> [String]

  package init(files: [String: [UInt8]], version: String) {
    self.files = files
    self.version = version
    file = { files[$0] }
    list = { Array(files.keys) }
  }

  /// A table of a database that is read as zones are named; `list` gives the names it may have.
  package init(
    version: String,
    list: @escaping @Sendable () -> [String],
    file: @escaping @Sendable (String) -> [UInt8]?
  ) {
    files = [:]
    self.version = version
    self.list = list
    self.file = file
  }

  /// A table that holds those of these zones that there are.
  func only(_ names: Set<String>) -> ZoneTable {
    var files: [String: [UInt8]] = [:]
    for name in names { files[name] = file(name) }
    return ZoneTable(files: files, version: version)
  }

  /// Names of the zones that the table holds itself, sorted.
  package var names: [String] { files.keys.sorted() }

  /// A zone by its name; `nil` where the table has none, or what it has is not TZif.
  package func zone(named name: String) -> Zone? {
    if name == "UTC" || name == "Z" { return .fixed(seconds: 0) }
    if let seconds = Self.offset(name) { return .fixed(seconds: seconds) }
    let zone = file(name).flatMap(ZoneRules.init(tzif:)).map(Zone.rules)
    return zone.flatMap { Self.isHalfAZone(name, $0) ? nil : $0 }
  }

  /// Whether a name is what clocks of a place are called for a part of the year, and the database
  /// has it for the whole of it: `EST`, by which people mean New York.
  private static func isHalfAZone(_ name: String, _ zone: Zone) -> Bool {
    guard name.utf8.count == 3, name.utf8.allSatisfy({ $0 &- UInt8(ascii: "A") < 26 }) else {
      return false
    }
    // In January and July of 2026.
    let offsets = Set([1_767_225_600, 1_782_864_000].map { zone.offset(at: $0) })
    return offsets.count == 1 && offsets != [0]
  }

  /// Zones that an unknown name was probably meant to be: those with the same last part, as
  /// `Europe/Berlin` for `Berlin`, or else those spelled nearly so; at most three.
  ///
  /// And the one that was meant, where they are not several.
  func names(near name: String) -> (names: [String], meant: String?) {
    if let offset = Self.offset(afterName: name) { return ([offset], offset) }
    func lastPart(_ name: String) -> String {
      let part = name.split(separator: "/").last ?? ""
      return String(part.lowercased().map { $0 == " " ? "_" : $0 })
    }
    let names = Set(list() + ["UTC"]).sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
    let same = names.filter { lastPart($0) == lastPart(name) && zone(named: $0) != nil }
    let spelled = same.filter { $0.lowercased() == name.lowercased() }
    if let only = spelled.first, spelled.count == 1 { return ([only], only) }
    guard same.isEmpty else {
      // One zone has several names.
      let isOne = Set(same.map(zone)).count == 1
      return (Array(same.prefix(3)), isOne ? same.first : nil)
    }
    let near = NearestNames(to: name, among: names)
    let known = { (name: String) in zone(named: name) != nil }
    return (near.misspelled.prefix(3).filter(known), near.meant.flatMap { known($0) ? $0 : nil })
  }

  /// What `GMT+1` and `UTC-03:30` mean, as an offset; the database's `Etc/GMT+1` is the contrary.
  private static func offset(afterName name: String) -> String? {
    let text = name.uppercased()
    guard text.hasPrefix("GMT") || text.hasPrefix("UTC") else { return nil }
    let parts = text.dropFirst(4).split(separator: ":", omittingEmptySubsequences: false)
    guard let sign = text.dropFirst(3).first, let hours = parts.first, parts.count <= 2,
      (1...2).contains(hours.count), parts.dropFirst().allSatisfy({ $0.count == 2 })
    else { return nil }
    let offset =
      "\(sign)\(hours.count == 1 ? "0" : "")\(hours):\(parts.count == 2 ? parts[1] : "00")"
    return Self.offset(offset) == nil ? nil : offset
  }

  /// `+02:00`, `-0330`.
  private static func offset(_ text: String) -> Int? {
    var digits = Array(text.utf8)
    guard let sign = digits.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else {
      return nil
    }
    digits.removeFirst()
    if digits.count == 5, digits[2] == UInt8(ascii: ":") { digits.remove(at: 2) }
    guard digits.count == 4, digits.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }) else {
      return nil
    }
    let numbers = digits.map { Int($0 - UInt8(ascii: "0")) }
    let hours = numbers[0] * 10 + numbers[1]
    let minutes = numbers[2] * 10 + numbers[3]
    guard hours < 24, minutes < 60 else { return nil }
    return (hours * 3600 + minutes * 60) * (sign == UInt8(ascii: "-") ? -1 : 1)
  }
}

extension StepArguments {
  /// The zone of the parameter `time_zone`; `nil` where it is not given.
  func zone() throws(ArgumentFault) -> Zone? {
    guard self["time_zone"] != nil else { return nil }
    let name = try text("time_zone")
    guard let zone = resources.zones.zone(named: name) else {
      throw ArgumentFault("time_zone", "\"\(name)\" is not a known time zone")
    }
    return zone
  }
}
