/// Telephone numbers kept free for invented people, as they are really written.
enum PhoneNumbers {
  static func fixed(_ locality: Locality, _ random: inout SeededRandom) -> String {
    locality.country == "United Kingdom" || random.once(in: 4)
      ? british(&random) : american(&random)
  }

  static func mobile(_ random: inout SeededRandom) -> String {
    "+1415555\(fourDigits(100 + random.below(100)))"
  }

  /// 555-0100 to 555-0199, in the area of San Francisco.
  private static func american(_ random: inout SeededRandom) -> String {
    let line = fourDigits(100 + random.below(100))
    return switch random.below(5) {
    case 0: "(415) 555-\(line)"
    case 1: "415.555.\(line)"
    case 2: "+1 415-555-\(line) ext. \(10 + random.below(90))"
    case 3: "1-415-555-\(line)"
    default: "+1 415 555 \(line)"
    }
  }

  /// 020 7946 0000 to 0999, London.
  private static func british(_ random: inout SeededRandom) -> String {
    let line = fourDigits(random.below(1000))
    return switch random.below(3) {
    case 0: "020 7946 \(line)"
    case 1: "+44 (0)20 7946 \(line)"
    default: "+44 20 7946 \(line)"
    }
  }

  private static func fourDigits(_ number: Int) -> String {
    String(String(10_000 + number).dropFirst())
  }
}
