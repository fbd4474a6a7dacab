import Records
import Testing

@testable import MappingLanguage

/// Tables, Unicode and the small languages inside functions.
@Suite struct FunctionTableTests {
  private func apply(_ name: String, _ arguments: [String: JSON], to text: String) throws -> String?
  {
    let type = try #require(FunctionCatalog[name])
    let function = try type.init(StepArguments(arguments))
    var arena = Arena()
    let input = arena.text(text)
    let output = try function.apply(input, &arena)
    return output.isNull ? nil : arena.string(output)
  }

  private func fault(_ name: String, _ arguments: [String: JSON]) throws -> ArgumentFault? {
    let type = try #require(FunctionCatalog[name])
    do throws(ArgumentFault) {
      _ = try type.init(StepArguments(arguments))
      return nil
    } catch {
      return error
    }
  }

  // MARK: Unicode

  @Test func `case mapping agrees with Unicode for every character`() {
    for value in UInt32(1)...0x1_FFFF {
      guard let scalar = Unicode.Scalar(value), scalar.value != 0x130 else { continue }
      var arena = Arena()
      let text = arena.text(String(Character(scalar)))
      let lower = CaseMapping.lower(text, &arena)
      #expect(
        arena.string(lower).unicodeScalars.elementsEqual(
          scalar.properties.lowercaseMapping.unicodeScalars
        )
      )
      let upper = CaseMapping.upper(text, &arena)
      #expect(
        arena.string(upper).unicodeScalars.elementsEqual(
          scalar.properties.uppercaseMapping.unicodeScalars
        )
      )
    }
  }

  @Test func `blanks are Unicode's White_Space`() {
    for value in UInt32(1)...0xFFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let bytes = Array(String(Character(scalar)).utf8)
      let isBlank = WhiteSpace.length(at: 0, end: bytes.count, in: bytes) == bytes.count
      #expect(isBlank == scalar.properties.isWhitespace, "U+\(String(value, radix: 16))")
    }
  }

  // MARK: Numbers

  @Test(arguments: [
    ("1,234", "1234"), ("12,345,678.5", "12345678.5"), ("-1,000", "-1000"),
    ("12,34,567", "1234567"),
    ("1,23,45,678", "12345678"), ("1,234e3", "1234000"), ("1234567", "1234567"), ("0,000", nil),
    ("0,500", nil), ("-0,500", nil), ("00,500", nil), ("0.5", "0.5"),
    ("1,23", nil), ("1,2345", nil), ("1234,567", nil), ("1,234,5", nil), ("12,34,5", nil),
    ("1,23,456,789", nil), ("123,45,678", nil), ("1,234,56,789", nil), (",123", nil), ("1,", nil),
    ("1,,234", nil), ("1,234,", nil), ("1.5,000", nil), ("1e1,000", nil),
  ])
  func `group separators stand between thousands, and nowhere else`(
    _ text: String,
    _ number: String?
  ) throws {
    for separator in [",", ".", " ", "'", "’", "\u{2009}", "\u{202F}"] {
      // Blanks at the ends do not matter, and are no separators.
      let isBlank = separator.allSatisfy(\.isWhitespace)
      guard !isBlank || (text.first != "," && text.last != ",") else { continue }
      let decimal = separator == "." ? "," : "."
      let swapped = text.map { $0 == "," ? separator : $0 == "." ? decimal : String($0) }.joined()
      let arguments: [String: JSON] = [
        "group_separator": .string(separator), "decimal_separator": .string(decimal),
      ]
      for name in ["to_decimal", "parse_money"] where name == "to_decimal" || !text.contains("e") {
        // Around an amount of money may stand marks; it begins and ends with a digit.
        guard name == "to_decimal" || (text.first != "," && text.last != ",") else { continue }
        #expect(try read(swapped, name, arguments) == number, "\(name) of \(swapped)")
      }
      guard decimal == "." else { continue }
      let isWhole = number?.contains(".") == false
      #expect(
        try read(swapped, "to_integer", ["group_separator": .string(separator)])
          == (isWhole ? number : nil),
        "to_integer of \(swapped)"
      )
    }
  }

  /// The number as it is written; `nil` for R102.
  private func read(_ text: String, _ name: String, _ arguments: [String: JSON]) throws -> String? {
    let function = try #require(FunctionCatalog[name]).init(StepArguments(arguments))
    var arena = Arena()
    let input = arena.text(text)
    do throws(FunctionFault) {
      let number = try function.apply(input, &arena).exactDecimal
      var bytes: [UInt8] = []
      number?.normalized.append(to: &bytes)
      return String(decoding: bytes, as: UTF8.self)
    } catch {
      #expect(error.code == .notANumber)
      return nil
    }
  }

  @Test(arguments: LengthUnit.allCases)
  func `truncation keeps whole characters and never more than asked`(_ unit: LengthUnit) throws {
    let text = "aé漢😀z😀漢éa"
    for most in 1...30 {
      let cut =
        try apply(
          "truncate",
          ["max": .integer(most), "unit": .string(unit.rawValue)],
          to: text
        ) ?? ""
      #expect(text.unicodeScalars.starts(with: cut.unicodeScalars))
      let bytes = Array(cut.utf8)
      #expect(UTF8Text.count(0..<bytes.count, in: bytes, unit) <= most)
    }
  }

  @Test(arguments: [
    ("&#x41;&#65&amp;&notit;&notin;", "AA&¬it;∉"), ("&#0;&#x110000;&#xD800;", "���"),
    ("&#150;&#128;", "–€"), ("a & b && c &; &#; &#x;", "a & b && c &; &#; &#x;"),
    ("&CounterClockwiseContourIntegral;&fjlig;", "∳fj"),
  ])
  func `references of HTML are read as browsers read them`(_ html: String, _ text: String) throws {
    #expect(try apply("unescape_html", [:], to: html) == text)
  }

  @Test(arguments: [
    ("<p title=\"a > b\">x</p>", "x"), ("a<br>b<BR/>c", "a b c"), ("1 < 2 <3", "1 < 2 <3"),
    ("x<script>if (a</b>) {}</script>y", "x y"), ("<!-- a --->b", "b"), ("a<!-- b", "a"),
    ("<b>bo</b>ld", "bold"), ("&lt;b&gt;", "<b>"), ("a<p", "a"),
  ])
  func `tags are told from signs`(_ html: String, _ text: String) throws {
    #expect(try apply("strip_html", [:], to: html) == text)
  }

  @Test func `letters without accents are what decomposition leaves`() throws {
    // A letter with an accent is equal to itself taken apart: that is what "canonical" means.
    for value in UInt32(0xC0)...0x17F {
      guard let scalar = Unicode.Scalar(value), let plain = Accents.plain(scalar) else { continue }
      #expect(!plain.isEmpty && plain.unicodeScalars.allSatisfy(\.isASCII), "\(scalar)")
      #expect(scalar.properties.isUppercase == (plain.first?.isUppercase ?? false), "\(scalar)")
    }
    #expect(try apply("remove_accents", [:], to: "Z\u{6F}\u{308}e\u{301}") == "Zoe")
    #expect(try apply("remove_accents", [:], to: "Ǣǿ") == "AEo")
    #expect(try apply("remove_accents", [:], to: "Ђорђе Њ ё й") == "Ђорђе Њ е и")
  }

  // MARK: Host names and addresses

  @Test(arguments: [
    ("bücher", "bcher-kva"), ("münchen", "mnchen-3ya"), ("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"),
    ("3年b組金八先生", "3b-ww4c5e180e575a65lsy2b"),
  ])
  func `Punycode agrees with RFC 3492`(_ label: String, _ encoded: String) {
    #expect(Punycode.encode(label).map { String(decoding: $0, as: UTF8.self) } == encoded)
  }

  @Test(arguments: [
    "a@b", "@example.com", "a@.example.com", "a@example..com", "a.@example.com", "a b@example.com",
    "a@example.com.", "a@-x.example", "a@1.2.3.4", "\"a\"@example.com", "a@b@example.com",
    // What nobody sees, or what stands for another letter, would make another domain.
    "a@b.example\u{200B}", "a@b\u{AD}c.example", "a@b\u{2060}.example", "a@\u{FF58}.example",
    "a@b.\u{2028}example", "a@e\u{301}a.example", "a@\u{1D4EA}b.example", "a@☃.example",
  ])
  func `these are no e-mail addresses`(_ text: String) throws {
    #expect(throws: FunctionFault.self) {
      try apply("normalize_email", ["local_part": "keep"], to: text)
    }
  }

  @Test(arguments: [
    ("http://Example.com:80", "http://example.com/"),
    ("https://example.com/a/./b/../c?x=ä#é", "https://example.com/a/c?x=%C3%A4#%C3%A9"),
    ("https://straße.example", "https://xn--strae-oqa.example/"),
    ("https://उदाहरण.example", "https://xn--p1b6ci4b4b3a.example/"),
    ("https://MÜLLER.example/ß", "https://xn--mller-kva.example/%C3%9F"),
    ("https://[2001:DB8::1]:8443/", "https://[2001:db8::1]:8443/"),
    ("https://192.0.2.7\\a", "https://192.0.2.7/a"), ("//example.com", "https://example.com/"),
    ("example.com:8080/x", "https://example.com:8080/x"),
  ])
  func `web addresses take their normal form`(_ text: String, _ normal: String) throws {
    #expect(try apply("normalize_url", ["default_scheme": "https"], to: text) == normal)
  }

  @Test(arguments: [
    "mailto:ada@example.com", "ftp://example.com", "https://ada:pw@example.com", "https://",
    "https://example", "https://example.com:99999", "https://exa mple.com",
  ])
  func `these are no web addresses`(_ text: String) throws {
    #expect(throws: FunctionFault.self) {
      try apply("normalize_url", ["default_scheme": "https"], to: text)
    }
  }

  // MARK: Constants that cannot work

  @Test(
    arguments: [
      ("normalize_phone", ["region": "XX", "check": "valid"], "region"),
      (
        "normalize_phone", ["region": "US", "check": "valid", "extension": "keep"], "extension"
      ), ("to_country", ["to": "alpha2", "from": ["xx"]], "from"),
      ("to_subdivision", ["to": "code", "country": "AQ"], "country"),
      ("hmac_sha256", ["secret": "unknown", "encoding": "hex"], "secret"),
      ("normalize_phone", ["check": "possible"], "region"),
      ("to_country", ["to": "name", "locale": "xx"], "locale"),
      ("parse_date", ["formats": ["%d.%m.%y"]], "pivot"),
      ("parse_date", ["formats": ["dd/MM/yyyy"]], "formats"),
      ("parse_date", ["formats": ["%Y-%m"]], "formats"),
      ("parse_datetime", ["formats": ["%Y-%m-%d %H:%M"]], "time_zone"),
      ("parse_datetime", ["formats": ["%Y-%m-%d %z"]], "formats"),
      ("format_date", ["format": "%H:%M"], "format"), ("format_date", ["format": "%Q"], "format"),
      (
        "bucket", ["bounds": [1, 1], "labels": ["x"], "closed": "lower", "outside": "null"],
        "bounds"
      ),
      (
        "bucket", ["bounds": [1, 2], "labels": [], "closed": "lower", "outside": "null"], "labels"
      ),
      ("to_decimal", ["group_separator": "."], "group_separator"),
      ("to_decimal", ["group_separator": ".."], "group_separator"),
      (
        "format_number",
        ["scale": 2, "mode": "down", "decimal_separator": "::", "group_separator": ":"],
        "group_separator"
      ),
      ("regex_replace", ["pattern": "a*", "with": ""], "pattern"),
      ("regex_replace", ["pattern": "a", "with": "$1"], "with"),
      ("regex_extract", ["pattern": "a", "group": 1], "group"),
      ("map_value", ["map": "m", "else": "x"], "map"), ("uuid_v5", ["namespace": "x"], "namespace"),
      ("truncate", ["max": 2, "ending": "..."], "ending"), ("default", ["value": ""], "value"),
      ("words", ["from": 2, "to": 1], "to"), ("split", ["separators": [""]], "separators"),
    ] as [(String, [String: JSON], String)]
  )
  func `constants that cannot work are refused by name`(
    _ function: String,
    _ arguments: [String: JSON],
    _ parameter: String
  ) throws {
    #expect(try fault(function, arguments)?.parameter == parameter)
  }

  @Test(
    arguments: [
      ("ΟΔΟΣ", "οδος"), ("οδοσ", "οδος"), ("STRASSE", "straße"), ("STRAẞE", "Straße"),
      ("Zoe\u{308}", "ZOË"), ("\u{212A}", "k"), ("\u{17F}", "S"), ("İ", "i"), ("ǅ", "ǆ"),
    ] as [(String, String)]
  )
  func `where case does not matter, all forms of a letter are one`(
    _ left: String,
    _ right: String
  ) throws {
    var arena = Arena()
    for (key, text) in [(left, right), (right, left)] {
      let table = ScalarTable([.text(Array(key.utf8))], ignoresCase: true)
      let value = arena.text(text)
      #expect(table.index(of: value, &arena) == 0, "\(key) \(text)")
      let map = ValueMap(name: "m", caseInsensitive: true, entries: [])
      #expect(map.key(.string(key)) == map.key(.string(text)))
    }
  }

  @Test(arguments: [("ı", "i"), ("a", "á"), ("ss", "s"), ("о", "o")] as [(String, String)])
  func `other letters stay others, whatever the case`(_ key: String, _ text: String) {
    var arena = Arena()
    let table = ScalarTable([.text(Array(key.utf8))], ignoresCase: true)
    let value = arena.text(text)
    #expect(table.index(of: value, &arena) == nil)
  }

  @Test func `value maps find numbers by amount and texts with or without case`() {
    let keys: [ScalarConstant] = [
      .text(Array("Äa".utf8)), .integer(5), .boolean(true), .text(Array("äA".utf8)),
    ]
    var arena = Arena()
    let text = arena.text("ÄA")
    #expect(ScalarTable(keys).index(of: text, &arena) == nil)
    #expect(ScalarTable(keys, ignoresCase: true).index(of: text, &arena) == 0)
    #expect(ScalarTable(keys).index(of: .decimal(500, scale: 2), &arena) == 1)
    #expect(ScalarTable(keys).index(of: .boolean(true), &arena) == 2)
    let many = ScalarTable((0..<10_000).map { .text(Array("key \($0)".utf8)) })
    for index in stride(from: 0, to: 10_000, by: 997) {
      let key = arena.text("key \(index)")
      #expect(many.index(of: key, &arena) == index)
    }
  }
}
