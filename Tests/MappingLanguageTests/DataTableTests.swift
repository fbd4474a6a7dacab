import FoundationEssentials
import Records
import Testing

@testable import MappingLanguage

/// The data tables, and the functions that look things up in them.
@Suite struct DataTableTests {
  /// What a function makes of a text; "-" where it makes null, or fails.
  private func apply(
    _ function: any MappingFunction,
    to text: String
  ) -> String {
    var arena = Arena()
    let input = arena.text(text)
    guard let output = try? function.apply(input, &arena), !output.isNull else { return "-" }
    return String(decoding: arena.bytes[output.range], as: UTF8.self)
  }

  private func function(
    _ name: String,
    _ arguments: [String: JSON] = [:]
  ) throws -> any MappingFunction {
    try #require(FunctionCatalog[name]).init(StepArguments(arguments))
  }

  private static func lines(of fixture: String) throws -> [[String]] {
    let path = URL(filePath: #filePath).deletingLastPathComponent().path + "/Fixtures/" + fixture
    let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    return text.split(separator: "\n").filter { $0.first != "#" }.map { line in
      line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    }
  }

  // MARK: Names

  @Test func `every name and sign of a currency is its own`() throws {
    let toCurrency = try function("to_currency")
    for line in DataTable.builtIn(.currencies).text.split(separator: "\n") where line.first != "=" {
      let code = String(line.prefix(3))
      #expect(apply(toCurrency, to: code.lowercased()) == code)
      for name in line.dropFirst(4).split(separator: "|") {
        let text = String(name.first == "=" ? name.dropFirst() : name)
        #expect(apply(toCurrency, to: text) == code, "\(text)")
      }
    }
  }

  @Test func `a sign that several currencies share is a currency, and none of them`() throws {
    let toCurrency = try function("to_currency")
    let table: CurrencyTable = DataTable.builtIn(.currencies).content()
    let lines = DataTable.builtIn(.currencies).text.split(separator: "\n")
    let shared = try #require(lines.last { $0.first == "=" }).split(separator: "|")
    #expect(Set(["=$", "=kr", "=Rs.", "=R"]).isSubset(of: shared))
    for sign in shared.map({ String($0.dropFirst()) }) {
      #expect(apply(toCurrency, to: sign) == "-", "\(sign)")
      let isCurrency = table.meanings(sign) != nil
      #expect(isCurrency, "\(sign)")
    }
    for text in ["dollars", "Pound", "kroner", "US dollars", "eur", "zł", "US $", "EUR €"] {
      let isCurrency = table.meanings(text) != nil
      #expect(isCurrency, "\(text)")
    }
    for text in ["silver", "KR", "k", "EUR USD", "MUSD", "MM$", "US", "real value", "units", ""] {
      let isCurrency = table.meanings(text) != nil
      #expect(!isCurrency, "\(text)")
    }
  }

  @Test func `every code and name of a language is its own`() throws {
    let toLanguage = try function("to_language")
    let sections = DataTable.builtIn(.languages).text.tableSections
    #expect(sections.map(\.heading) == ["", "scripts", "regions"])
    #expect(sections[0].lines.count > 600)
    for line in sections[0].lines {
      let parts = line.split(separator: " ", maxSplits: 1)
      let codes = parts[0].split(separator: ",").map(String.init)
      for text in codes + parts[1].split(separator: "|").map(String.init) {
        #expect(apply(toLanguage, to: text) == codes[0], "\(text)")
      }
    }
  }

  @Test(arguments: [
    (" pt-br ", "pt-BR"), ("es-419", "es-419"), ("zh-Hant", "zh-Hant"), ("ZH_hans", "zh-Hans"),
    ("sr-Latn", "sr-Latn"), ("zh-hant-tw", "zh-Hant-TW"), ("uz-Cyrl", "uz-Cyrl"), ("fil", "fil"),
    ("yue", "yue"), ("gsw", "gsw"), ("gsw-CH", "gsw-CH"), ("iw", "he"), ("iw_IL", "he-IL"),
    ("in", "id"), ("sh", "sr-Latn"), ("sh-BA", "sr-Latn-BA"), ("cmn-Hans-CN", "zh-Hans-CN"),
    ("Simplified Chinese", "zh-Hans"), ("Chinese (Traditional)", "zh-Hant"),
    ("Chinese, Simplified", "zh-Hans"), ("Serbian (Latin)", "sr-Latn"),
    ("Brazilian Portuguese", "pt-BR"), ("Portuguese (Brazil)", "pt-BR"),
    ("português (Brasil)", "pt-BR"), ("British English", "en-GB"), ("English (US)", "en-US"),
    ("English (UK)", "en-GB"), ("US English", "en-US"), ("Spanish (Latin America)", "es-419"),
    ("Farsi", "fa"), ("Dari", "fa-AF"), ("Mandarin", "zh"), ("Mandarin Chinese", "zh"),
    ("Cantonese", "yue"), ("Swiss German", "gsw"), ("Flemish", "nl"), ("Filipino", "fil"),
    ("Tagalog", "tl"), ("Azeri", "az"),
    ("zh-Hanx", "-"), ("zh-Hant-TW-x", "-"), ("en-US-GB", "-"), ("Ga", "ga"), ("en-", "en"),
    ("English (Fjord)", "-"), ("British English (US)", "-"), ("Fjordish (US)", "-"), ("und", "-"),
    ("Unknown language", "-"), ("zh-Zyyy", "-"), ("isiNdebele", "-"),
  ])
  func `a language is told by a tag, or by a name in words`(_ text: String, _ tag: String) throws {
    #expect(apply(try function("to_language"), to: text) == tag)
  }

  @Test(arguments: [
    ("zh-hant-tw", "zh-Hant"), ("British English", "en"), ("English (US)", "en"), ("de", "de"),
    ("sh-BA", "sr-Latn"), ("es-419", "es"),
  ])
  func `a language without its region`(_ text: String, _ tag: String) throws {
    #expect(apply(try function("to_language", ["region": "drop"]), to: text) == tag)
  }

  @Test func `every country is found by each of its names, and by no other's`() throws {
    let toCountry = try function("to_country", ["to": "alpha2"])
    let table: CountryTable = DataTable.builtIn(.countries).content()
    #expect(table.countries.count == 250)
    #expect(table.languages.count > 15)
    for (index, section) in DataTable.builtIn(.countries).text.tableSections.enumerated() {
      let language = String(section.heading)
      let own = try function(
        "to_country",
        language.isEmpty ? ["to": "alpha2"] : ["to": "alpha2", "from": [.string(language)]]
      )
      for line in section.lines {
        let code = String(line.prefix(2))
        let names =
          index == 0
          ? line.split(separator: " ", maxSplits: 2).map(String.init)
          : line.dropFirst(3).split(separator: "|").map(String.init)
        for name in names { #expect(apply(own, to: name) == code, "\(name) in \(language)") }
      }
    }
    // Two languages mean two countries by it: it is nobody's until somebody says which language.
    #expect(apply(toCountry, to: "Kongo") == "-")
    #expect(apply(toCountry, to: "UK") == "GB")
    #expect(apply(toCountry, to: "the Netherlands") == "NL")
  }

  @Test(arguments: [
    ("Republic of Korea", "KR"), ("Korea, Republic of", "KR"), ("KSA", "SA"), ("P.R. China", "CN"),
    ("Democratic Republic of the Congo", "CD"), ("Congo (DRC)", "CD"), ("Kosovo", "XK"),
    ("XK", "XK"), ("XKX", "XK"), ("Palestine", "PS"), ("State of Palestine", "PS"),
    ("Bosnia", "BA"), ("Gambia, The", "GM"), ("Bahamas, the", "BS"), ("The Gambia", "GM"),
    ("Turkey", "TR"), ("Ivory Coast", "CI"), ("East Timor", "TL"), ("Swaziland", "SZ"),
    ("Cape Verde", "CV"), ("Burma", "MM"), ("Macau", "MO"), ("Hong Kong", "HK"),
    ("Czech Republic", "CZ"), ("Holy See", "VA"), ("U.S.", "US"),
    ("Islamic Republic of Iran", "IR"),
    ("Guinea", "GN"), ("Guinea-Bissau", "GW"), ("Equatorial Guinea", "GQ"),
    ("Papua New Guinea", "PG"), ("Republic of the Congo", "CG"),
    ("Virgin Islands", "-"), ("Republic of", "-"), (", The", "-"), ("Islands, The", "-"),
  ])
  func `a country is told by what people call it`(_ text: String, _ code: String) throws {
    #expect(apply(try function("to_country", ["to": "alpha2"]), to: text) == code)
  }

  @Test func `every subdivision is found by its codes and its name`() throws {
    let table: SubdivisionTable = DataTable.builtIn(.subdivisions).content()
    #expect(table.countryCodes.count == 200)
    var missed = 0
    for code in table.countryCodes {
      let country = try #require(table.country(code))
      let short = try function("to_subdivision", ["country": .string(code), "to": "short"])
      for one in country.subdivisions {
        let text = String(decoding: one.code, as: UTF8.self)
        #expect(apply(short, to: text) == text, "\(code)-\(text)")
        #expect(apply(short, to: "\(code)-\(text)") == text, "\(code)-\(text)")
        // A town and the district around it often share a name; the first has it.
        if apply(short, to: String(decoding: one.name, as: UTF8.self)) != text { missed += 1 }
      }
    }
    #expect(missed < 150)
  }

  // MARK: Telephone numbers

  @Test func `telephone numbers are read and written as libphonenumber does`() throws {
    let lines = try Self.lines(of: "phones.txt")
    #expect(lines.count > 900)
    var forms: [String: [any MappingFunction]] = [:]
    for line in lines {
      let region: JSON = .string(line[0])
      if forms[line[0]] == nil {
        forms[line[0]] = [
          try function("normalize_phone", ["region": region, "check": "possible"]),
          try function("normalize_phone", ["region": region, "check": "valid"]),
          try function("phone_region", ["region": region]),
          try function(
            "normalize_phone",
            ["region": region, "check": "possible", "format": "national"]
          ),
          try function(
            "normalize_phone",
            ["region": region, "check": "possible", "format": "international"]
          ),
        ]
      }
      let found = try #require(forms[line[0]]).map { apply($0, to: line[1]) }
      let isPossible = line[2] != "-"
      let expected =
        isPossible
        ? [line[2], line[3] == "valid" ? line[2] : "-", line[4], line[5], line[6]]
        : Array(repeating: "-", count: 5)
      #expect(found == expected, "\(line)")
    }
  }

  @Test(arguments: [
    ("+1 (415) 555-0134", "DE", "+14155550134"), ("14155550134", "US", "+14155550134"),
    ("0044 20 7946 0018", "DE", "+442079460018"), ("+44 020 7946 0018", "US", "+442079460018"),
    ("tel:+49-30-901820", "US", "+4930901820"), ("06 698 1234", "IT", "+39066981234"),
    ("415\u{A0}555‑0134", "US", "+14155550134"),
  ])
  func `telephone numbers take the form of E.164`(
    _ text: String,
    _ region: String,
    _ normal: String
  ) throws {
    let arguments: [String: JSON] = ["region": .string(region), "check": "possible"]
    #expect(apply(try function("normalize_phone", arguments), to: text) == normal)
  }

  // MARK: Hosts

  @Test func `registered domains are those of the Public Suffix List's own tests`() throws {
    let registrable = try function("registrable_domain")
    let lines = try Self.lines(of: "public_suffixes.txt")
    #expect(lines.count > 60)
    for line in lines {
      let expected = HostName.normalized(Array(line[1].utf8)).map {
        String(decoding: $0, as: UTF8.self)
      }
      #expect(apply(registrable, to: line[0]) == expected ?? "-", "\(line)")
    }
  }

  @Test(arguments: [
    ("ada@proton.me", "free"), ("ada@btinternet.com", "free"), ("ada@bluewin.ch", "free"),
    ("ada@nus.edu.sg", "business"),
    ("ada@googlemail.com", "free"), ("ada@yahoo.co.jp", "free"), ("ada@mail.gmx.net", "free"),
    ("ada@example.org", "business"), ("SALES@example.org", "role"), ("noreply@gmail.com", "role"),
    ("ada@sub.mailinator.com", "disposable"), ("salesman@example.org", "business"),
    ("hr@example.org", "role"), ("Careers@example.org", "role"), ("accounts@example.org", "role"),
    ("team@example.org", "role"), ("bookings@example.org", "role"),
    ("no.reply@example.org", "role"),
    ("no-reply@example.org", "role"), ("customer_service@example.org", "role"),
    ("customerservice@example.org", "role"), ("kontakt@example.org", "role"),
    ("vertrieb+a@example.org", "role"), ("contabilidad@example.org", "role"),
    ("ada.hr@example.org", "business"), ("ana@example.org", "business"),
  ])
  func `mail hosts are told apart`(_ address: String, _ kind: String) throws {
    #expect(apply(try function("email_domain_kind"), to: address) == kind)
  }

  // MARK: Pinning

  @Test func `a spec keeps the tables it uses, and a program made of them does not change`() throws
  {
    let spec = try ProgramFixture.spec(
      [
        "rules": [
          [
            "target": "Title",
            "value": ["field": "note", "then": [["fn": "to_currency"], ["fn": "to_text"]]],
          ]
        ]
      ],
      operation: "insert",
      key: []
    )
    let old = DataTable(.currencies, edition: "old", text: "XTS Test money|=¤\nEUR Euro")
    var resources = MappingResources()
    resources[.currencies] = old
    let kept = spec.tables(of: resources)
    #expect(kept.map(\.object) == ["currencies"])
    #expect(kept.allSatisfy { KeptTable.isOne(system: $0.system, object: $0.object) })
    let again = try #require(MappingResources(keeping: kept))
    #expect(again[.currencies].edition == "old")
    #expect(MappingResources().self[.currencies] === DataTable.builtIn(.currencies))
    func title(_ resources: MappingResources) throws -> String {
      let program = try MappingProgram.compile(
        spec,
        source: ProgramFixture.source,
        target: ProgramFixture.target,
        resources: resources
      )
      let record = ProgramFixture.record(["note": "test money"])
      return try MappingWorker(program).run(record, ProgramFixture.context, current: .new).drawing
    }
    #expect(try title(again) == #"{"Title":"XTS"}"#)
    #expect(try title(.builtIn).contains("R113"))
    let broken = KeptTable(system: "tables", object: "currencies", json: ["edition": "x"])
    #expect(MappingResources(keeping: [broken]) == nil)
  }

  @Test func `the program's own tables need no copy`() throws {
    for name in DataTable.Name.allCases {
      let table = DataTable.builtIn(name)
      #expect(table.name == name)
      #expect(!table.edition.isEmpty && !table.text.isEmpty)
      let kept = KeptTable(system: "tables", object: name.rawValue, json: table.json)
      #expect(try #require(MappingResources(keeping: [kept]))[name] === table)
    }
  }
}
