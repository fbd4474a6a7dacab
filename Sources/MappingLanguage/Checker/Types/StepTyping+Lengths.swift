import Records

extension StepTyping {
  /// How long the texts are that functions write in a form of their own.
  func refineWritten(_ result: inout InferredType, _ input: InferredType) {
    switch step.function {
    case "to_text": if input.type?.isTextual == true { return } else { result.maxLength = 64 }
    case "format_number":
      let groups = (ExactDecimal.digitsMax - 1) / 3
      result.maxLength =
        1 + ExactDecimal.digitsMax + groups * count("group_separator", default: 0)
        + count("decimal_separator", default: 1)
        + Int(Swift.min(number("scale") ?? 0, Int64(MadeText.bytesMax)))
    case "format_date", "format_datetime":
      result.maxLength =
        if case .date(let writing) = result.normalForm {
          writing.pattern.lengthMax(writing.words)
        } else {
          nil
        }
    case "normalize_phone":
      // In groups, with an extension: a plus, marks between the digits, " ext. 1234567".
      let isE164 = text("format") ?? "e164" == "e164"
      result.maxLength = isE164 ? 1 + PhoneTable.digitsMax : 2 * PhoneTable.digitsMax + 16
    case "phone_region": result.maxLength = 2
    case "to_currency": result.maxLength = 3
    case "to_subdivision": result.maxLength = text("to") == "name" ? nil : 6
    // Punycode, schemes, percent signs and full names are longer than what they are made of.
    case "normalize_email": result.maxLength = EmailText.lengthMax
    case "email_domain", "registrable_domain": result.maxLength = HostName.lengthMax
    case "normalize_url", "url_host", "to_country", "to_language":
      result.maxLength = nil
    default: return
    }
    result.lengthUnit = .codePoint
  }

  private func count(_ parameter: String, default usual: Int) -> Int {
    text(parameter)?.unicodeScalars.count ?? usual
  }
}

extension DatePattern {
  /// The most characters that a moment of the years 0 to 9999 takes.
  func lengthMax(_ words: DateWords) -> Int {
    guard !isISO else { return 40 }
    return items.reduce(0) { length, item in
      switch item {
      case .literal(let bytes): length + bytes.count { $0 & 0xC0 != 0x80 }
      case .field(let field, _): length + Self.lengthMax(field, words)
      }
    }
  }

  private static func lengthMax(_ field: Field, _ words: DateWords) -> Int {
    func longest(_ words: [String]) -> Int { words.map(\.unicodeScalars.count).max() ?? 0 }
    return switch field {
    case .year, .isoYear, .offset: 5
    case .dayOfYear: 3
    case .fraction: 6
    case .weekday: 1
    case .monthName(let short): longest(short ? words.shortMonths : words.months)
    case .weekdayName(let short): longest(short ? words.shortDays : words.days)
    case .shortYear, .month, .day, .hour, .halfDayHour, .minute, .second, .halfOfDay, .isoWeek: 2
    }
  }
}
