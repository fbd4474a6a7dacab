/// A pattern for dates and times: a subset of strftime's, or `iso`.
///
/// `%Y %y %m %b %B %d %e %j %H %I %M %S %f %p %z %a %A %u %V %G %F %T %R %%`; a hyphen, as in
/// `%-d`, leaves the zero out when writing.
struct DatePattern: Hashable, Sendable {
  enum Field: Hashable, Sendable {
    case year
    case shortYear
    case month
    case monthName(short: Bool)
    case day
    case dayOfYear
    case hour
    case halfDayHour
    case minute
    case second
    case fraction
    case halfOfDay
    case offset
    case weekdayName(short: Bool)
    case weekday
    case isoWeek
    case isoYear
  }

  enum Item: Hashable, Sendable {
    case literal([UInt8])
    case field(Field, padded: Bool)
  }

  /// Empty for `iso`.
  let items: [Item]
  let isISO: Bool

  /// Reads a pattern, or says what is wrong with it.
  init(_ text: String, parameter: String = "format") throws(ArgumentFault) {
    guard text != "iso" else {
      items = []
      isISO = true
      return
    }
    isISO = false
    var items: [Item] = []
    var literal: [UInt8] = []
    var rest = Substring(text)
    while let character = rest.popFirst() {
      guard character == "%" else {
        literal += Array(character.utf8)
        continue
      }
      let isPadded = rest.first != "-"
      if !isPadded { rest.removeFirst() }
      guard let letter = rest.popFirst() else {
        throw ArgumentFault(parameter, "\"\(text)\" ends with %")
      }
      if letter == "%" {
        literal.append(UInt8(ascii: "%"))
        continue
      }
      guard let fields = Self.fields(letter, padded: isPadded) else {
        throw ArgumentFault(parameter, "%\(letter) in \"\(text)\" is not understood")
      }
      if !literal.isEmpty { items.append(.literal(literal)) }
      literal = []
      items += fields
    }
    if !literal.isEmpty { items.append(.literal(literal)) }
    guard items.contains(where: { if case .field = $0 { true } else { false } }) else {
      throw ArgumentFault(parameter, Self.advice(for: text))
    }
    self.items = items
  }

  /// `%Y-%m-%dT%H:%M:%S`.
  static let wallTime = DatePattern(
    items: (fields("F", padded: true) ?? []) + [.literal([UInt8(ascii: "T")])]
      + (fields("T", padded: true) ?? [])
  )

  private init(items: [Item]) {
    self.items = items
    isISO = false
  }

  var fields: [Field] {
    items.compactMap { if case .field(let field, _) = $0 { field } else { nil } }
  }

  /// The letters behind a time that say it is UTC, and are read or written as letters: the `Z` of
  /// `%H:%M:%SZ`; `nil` where there are none, or an offset follows.
  var wordOfUTC: String? {
    for (place, item) in items.enumerated().dropFirst() {
      guard case .literal(let bytes) = item, case .field(let field, _) = items[place - 1],
        [.hour, .minute, .second, .fraction, .halfOfDay].contains(field)
      else { continue }
      if case .field(.offset, _)? = items.dropFirst(place + 1).first { continue }
      let word = String(decoding: bytes, as: UTF8.self).drop { $0 == " " }.prefix(while: \.isLetter)
      if ["Z", "UTC", "GMT"].contains(word) { return String(word) }
    }
    return nil
  }

  /// Refuses a pattern whose letters say UTC where the times are those of another zone.
  func checkWordOfUTC(in zone: Zone?, parameter: String) throws(ArgumentFault) {
    guard let word = wordOfUTC, zone != .fixed(seconds: 0) else { return }
    throw ArgumentFault(
      parameter,
      "the letters \"\(word)\" say UTC, and the time zone is another; %z is the offset"
    )
  }

  /// Whether year, month and day can be known from a text of this pattern.
  var hasDate: Bool {
    let fields = fields
    let hasYear = fields.contains(.year) || fields.contains(.shortYear)
    let hasMonth =
      fields.contains(.month) || fields.contains(.monthName(short: true))
      || fields.contains(.monthName(short: false))
    return isISO
      || (hasYear && (fields.contains(.dayOfYear) || (hasMonth && fields.contains(.day))))
  }

  private static func advice(for text: String) -> String {
    let letters = text.contains("yy") || text.contains("YY") || text.contains("dd")
    return letters
      ? "\"\(text)\" is another notation; write \"%Y-%m-%d\" or \"%d.%m.%Y %H:%M\""
      : "\"\(text)\" names no part of a date"
  }

  private static func fields(_ letter: Character, padded: Bool) -> [Item]? {
    let dash = Item.literal([UInt8(ascii: "-")])
    let colon = Item.literal([UInt8(ascii: ":")])
    func all(_ fields: [Field], _ separator: Item) -> [Item] {
      fields.enumerated().flatMap { index, field -> [Item] in
        let item = Item.field(field, padded: true)
        return index == 0 ? [item] : [separator, item]
      }
    }
    switch letter {
    case "F": return all([.year, .month, .day], dash)
    case "T": return all([.hour, .minute, .second], colon)
    case "R": return all([.hour, .minute], colon)
    case "e": return [.field(.day, padded: false)]
    default: return single[letter].map { [.field($0, padded: padded)] }
    }
  }

  private static let single: [Character: Field] = [
    "Y": .year, "y": .shortYear, "m": .month, "b": .monthName(short: true),
    "B": .monthName(short: false), "d": .day, "j": .dayOfYear, "H": .hour, "I": .halfDayHour,
    "M": .minute, "S": .second, "f": .fraction, "p": .halfOfDay, "z": .offset,
    "a": .weekdayName(short: true), "A": .weekdayName(short: false), "u": .weekday,
    "V": .isoWeek, "G": .isoYear,
  ]
}
