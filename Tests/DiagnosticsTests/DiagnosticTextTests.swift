import Diagnostics
import Testing

@Suite("The drawing of a diagnostic")
struct DiagnosticTextTests {
  @Test func `says code and message, place, what stands there and what to do`() {
    var diagnostic = Diagnostic(
      .error,
      .M202,
      "the target has no field \"Compny\"",
      at: Location("mappings/leads/mapping.json", pointer: "/rules/2/target"),
      hint: "Use \"Company\".",
      rule: "Compny",
      because: [Citation("S2", text: "Copy the company."), Citation("A1")],
      found: "\"Compny\"",
      expected: "a field of Lead",
      candidates: [Candidate("Company", label: "Firm", type: "text"), Candidate("Compass")]
    )
    diagnostic.suppresses = 2
    #expect(
      diagnostic.description == """
        error M202: the target has no field "Compny"
          mappings/leads/mapping.json, /rules/2/target, rule Compny, because of S2, A1
          S2: Copy the company.
          found: "Compny"
          expected: a field of Lead
          candidates: Company (Firm, text); Compass
          Use "Company".
          Until it is mended, nothing is said about 2 places that it is used in.
        """
    )
  }

  @Test func `names no candidate that the hint names and nothing else is known of`() {
    func text(_ candidates: [Candidate]) -> String {
      Diagnostic(.error, .M103, "none", hint: "Use \"a\" or \"b\".", candidates: candidates)
        .description
    }
    #expect(!text([Candidate("a"), Candidate("b")]).contains("candidates"))
    #expect(text([Candidate("a"), Candidate("c")]).contains("\n  candidates: a; c\n"))
    #expect(text([Candidate("a", label: "A letter")]).contains("\n  candidates: a (A letter)\n"))
  }

  @Test func `offers five candidates, and the beginning of a long sentence`() {
    let many = Diagnostic(
      .error,
      .M103,
      "none",
      candidates: Candidate.list("abcdefg".map(String.init))
    )
    #expect(many.description.hasSuffix("candidates: a; b; c; d; e"))
    let all = Diagnostic(.error, .M103, "none", candidates: "abcdefg".map { Candidate(String($0)) })
    #expect(all.candidates.count == 5)
    let long = Citation("S1", text: String(repeating: "word ", count: 60))
    let lines = Diagnostic(.error, .M103, "none", because: [long]).description.split(
      separator: "\n"
    )
    #expect(lines.last?.count == 2 + 4 + 160 && lines.last?.hasSuffix("…") == true)
  }

  @Test func `leaves out what it does not know`() {
    #expect(
      Diagnostic(.note, .M804, "the text is silent").description == "note M804: the text is silent"
    )
  }

  @Test func `draws a list one after another`() {
    let list = DiagnosticList([
      Diagnostic(.error, .CFG001, "one", hint: "Do this."), Diagnostic(.warning, .CFG002, "two"),
    ])
    #expect(list.description == "error CFG001: one\n  Do this.\nwarning CFG002: two")
  }

  @Test func `hostile text makes neither lines nor colors`() {
    let diagnostic = Diagnostic(
      .error,
      .M101,
      "found \u{1B}[31mred\u{1B}[0m\nerror M999: forged",
      at: Location("a\rb"),
      found: "x\u{202E}y"
    )
    #expect(
      diagnostic.description == #"""
        error M101: found ␛[31mred␛[0m␊error M999: forged
          a␍b
          found: x\u{202E}y
        """#
    )
  }

  @Test func `ordinary text of any script is printed as it is`() {
    let text = "Zoë Ünlü 東京 🚀 O'Brien \\ \"quoted\""
    #expect(PrintableText.of(text) == text)
  }
}

@Suite("Places")
struct LocationTests {
  @Test(arguments: [
    (Location("crosswalk.yaml"), "crosswalk.yaml"),
    (Location("crosswalk.yaml", line: 3), "crosswalk.yaml:3"),
    (Location("a.csv", line: 3, column: 14), "a.csv:3:14"),
    (Location("mapping.json", pointer: "/rules/0"), "mapping.json, /rules/0"),
    (Location("mapping.json", pointer: ""), "mapping.json, /"),
    (Location("m.json", pointer: "/a", line: 2, column: 5), "m.json:2:5, /a"),
    (Location("", pointer: "/rules/0"), "/rules/0"),
  ])
  func `are written as editors and people read them`(location: Location, text: String) {
    #expect(location.description == text)
  }
}

@Suite("Severities")
struct SeverityTests {
  @Test func `errors come first, notes last`() {
    #expect([Severity.note, .error, .warning].sorted() == [.error, .warning, .note])
  }

  @Test func `every code begins with its family`() {
    let families = [
      "M", "R", "D", "CFG", "LIM", "PRM", "SMP", "MDL", "CON", "RUN", "JRN", "WHK", "MAP",
    ]
    for code in DiagnosticCode.allCases {
      let letters = String(code.rawValue.prefix { $0.isLetter })
      #expect(families.contains(letters), "\(code.rawValue)")
      #expect(code.rawValue.dropFirst(letters.count).count == 3, "\(code.rawValue)")
    }
  }
}
