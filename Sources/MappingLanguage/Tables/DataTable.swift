import Synchronization

/// Facts about the world that steps look things up in: one text, of one edition.
///
/// One edition of each comes with the program; a mapping version keeps those its spec uses, so that
/// a newer program changes nothing that was approved.
package final class DataTable: Sendable {
  package enum Name: String, CaseIterable, Hashable, Sendable {
    case countries
    case currencies
    case dateWords = "date_words"
    case languages
    case mailHosts = "mail_hosts"
    case phones
    case publicSuffixes = "public_suffixes"
    case subdivisions
  }

  package let name: Name
  /// Where it is from: sources and their versions.
  package let edition: String
  let text: String
  private let content = Mutex<(any DataTableContent)?>(nil)

  package init(_ name: Name, edition: String, text: String) {
    self.name = name
    self.edition = edition
    self.text = text
  }

  /// What the text says; it is read when somebody asks for the first time.
  func content<Content: DataTableContent>(as type: Content.Type = Content.self) -> Content {
    content.withLock { known in
      if let known = known as? Content { return known }
      let read = Content(text)
      known = read
      return read
    }
  }

  /// The table that comes with the program.
  package static func builtIn(_ name: Name) -> DataTable {
    switch name {
    case .countries: CountryData.table
    case .currencies: CurrencyData.table
    case .dateWords: DateWordData.table
    case .languages: LanguageData.table
    case .mailHosts: MailHostData.table
    case .phones: PhoneData.table
    case .publicSuffixes: PublicSuffixData.table
    case .subdivisions: SubdivisionData.table
    }
  }
}

/// A table in the form that steps use.
protocol DataTableContent: Sendable {
  /// Reads the text of a table; what is no entry is passed over.
  init(_ text: String)
}

extension String {
  /// The lines of a table under headings such as `[de]`; before the first one the heading is empty.
  var tableSections: [(heading: Substring, lines: [Substring])] {
    var sections: [(heading: Substring, lines: [Substring])] = [("", [])]
    for line in split(separator: "\n") {
      if line.first == "[", line.last == "]" {
        sections.append((line.dropFirst().dropLast(), []))
      } else {
        sections[sections.count - 1].lines.append(line)
      }
    }
    return sections
  }
}
