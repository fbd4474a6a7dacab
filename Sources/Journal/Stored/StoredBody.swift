import Records
import SyncMachine

/// Reads the JSON object of a stored event or state; whatever is missing makes it unreadable.
struct StoredBody {
  let kind: String
  let version: Int
  private let object: JSON

  init(_ event: StoredEvent) throws(JournalFault) {
    try self.init(kind: event.kind, version: event.version, text: event.body)
  }

  init(kind: String, version: Int, text: String) throws(JournalFault) {
    self.kind = kind
    self.version = version
    do {
      object = try JSON(parsing: text)
    } catch {
      throw .unreadable(kind: kind, version: version)
    }
    guard object.object != nil else { throw unreadable }
  }

  private init(kind: String, version: Int, object: JSON) {
    self.kind = kind
    self.version = version
    self.object = object
  }

  var unreadable: JournalFault { .unreadable(kind: kind, version: version) }

  func has(_ name: String) -> Bool { object[name] != nil }
  func optional(_ name: String) -> String? { object[name]?.string }
  func optionalInteger(_ name: String) -> Int? { object[name]?.int }

  func string(_ name: String) throws(JournalFault) -> String {
    guard let text = object[name]?.string else { throw unreadable }
    return text
  }

  func integer(_ name: String) throws(JournalFault) -> Int {
    guard let number = object[name]?.int else { throw unreadable }
    return number
  }

  func flag(_ name: String) throws(JournalFault) -> Bool {
    guard let flag = object[name]?.bool else { throw unreadable }
    return flag
  }

  func identifier<Identifier: TextIdentifier>(
    _ name: String
  ) throws(JournalFault) -> Identifier { Identifier(try string(name)) }

  func number<Identifier: NumberIdentifier>(
    _ name: String
  ) throws(JournalFault) -> Identifier { Identifier(try integer(name)) }

  func optionalIdentifier<Identifier: TextIdentifier>(_ name: String) -> Identifier? {
    optional(name).map(Identifier.init(_:))
  }

  func optionalNumber<Identifier: NumberIdentifier>(_ name: String) -> Identifier? {
    optionalInteger(name).map(Identifier.init(_:))
  }

  func instant(_ name: String) throws(JournalFault) -> Instant {
    Instant(milliseconds: Int64(try integer(name)))
  }

  func word<Word: RawRepresentable<String>>(_ name: String) throws(JournalFault) -> Word {
    guard let word = Word(rawValue: try string(name)) else { throw unreadable }
    return word
  }

  func ordinals(_ name: String) throws(JournalFault) -> [RecordOrdinal] {
    guard let ranges = OrdinalRanges(try string(name)) else { throw unreadable }
    return ranges.ordinals
  }

  func strings(_ name: String) throws(JournalFault) -> [String] {
    guard let items = object[name]?.array else { throw unreadable }
    return items.compactMap(\.string)
  }

  func objects(_ name: String) throws(JournalFault) -> [StoredBody] {
    guard let items = object[name]?.array else { throw unreadable }
    return items.map { StoredBody(kind: kind, version: version, object: $0) }
  }
}
