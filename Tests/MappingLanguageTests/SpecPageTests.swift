import Diagnostics
import Records
import Testing

@testable import MappingLanguage

/// What `Specs.md` says is what the reader reads and the checker accepts.
@Suite struct SpecPageTests {
  private let page: SpecPage

  init() throws { page = try SpecPage() }

  private func check(_ json: JSON) throws -> CheckReport {
    let spec = try MappingSpec(json: json, source: "mapping.json")
    func catalog(_ system: String, _ object: String) throws -> Catalog {
      let bytes = try SpecPage.bytes("samples/catalogs/\(system).\(object).json")
      return try #require(Catalog(json: try JSON(parsing: bytes)))
    }
    return MappingChecker.check(
      spec,
      source: try catalog(spec.source.system, spec.source.object),
      target: try catalog(spec.target.system, spec.target.object),
      options: CheckOptions(specName: "mapping.json")
    )
  }

  // MARK: Examples

  @Test func `every spec of the page is accepted, and only an open question keeps one back`() throws
  {
    let specs = try page.specs()
    #expect(specs.count == 2)
    for spec in specs {
      let report = try check(spec)
      #expect(report.blockers == [], "\(DiagnosticList(report.diagnostics))")
      #expect(report.openQuestions == (spec["questions"]?.array?.count ?? 0))
    }
  }

  @Test func `every other example stands in a shipped mapping`() throws {
    let shipped = try SpecPage.shippedMappings()
    for piece in try page.pieces() {
      let wanted = piece.text(.canonical)
      let isThere = shipped.contains { mapping in
        !SpecPage.places(in: mapping) { $0.text(.canonical) == wanted }.isEmpty
      }
      #expect(isThere, "\(wanted)")
    }
  }

  @Test func `the example of a case passes on the spec with every section`() throws {
    let lines = try page.blocks("jsonl")
    #expect(lines.count == 1)
    var spec = try MappingSpec(json: page.specs()[1], source: "mapping.json")
    spec.tests = lines.flatMap { line in
      SpecTest.cases(parsing: line.bytes(), source: "cases.jsonl").cases.map(\.test)
    }
    let left = try check(spec.json).diagnostics.filter { $0.severity == .error }
    #expect(spec.tests.count == 1)
    #expect(left == [])
  }

  @Test func `the report is what the check says, and its fix leads back`() throws {
    let spec = try page.specs()[0]
    let mistake = try #require(try page.blocks("json").first { $0.array != nil })
    let report = try #require(try page.blocks("json").first { $0["diagnostics"] != nil })
    let wrong = try JSONPatch(json: mistake, source: "patch").applied(to: spec, source: "patch")
    var said = try check(wrong)
    said.diagnostics.removeAll { $0.severity == .note }
    #expect(said.json.text(.canonical) == report.text(.canonical), "\(said.json.text())")
    let fix = try #require(said.diagnostics.first?.fixes.first)
    let mended = try MappingChecker.patched(MappingSpec(json: wrong, source: "wrong"), by: fix)
    #expect(mended == (try MappingSpec(json: spec, source: "right")))
  }

  @Test func `the table of a report names every key of a diagnostic, and no other`() throws {
    let full = Diagnostic(
      .error,
      .M103,
      "wrong",
      at: Location("mapping.json", pointer: "/rules/0", line: 1, column: 1),
      hint: "Mend it.",
      rule: "r1",
      because: [Citation("S1")],
      found: "a",
      expected: "b",
      candidates: [Candidate("b")],
      fixes: [Fix("b", grade: .safe, patch: "[]")]
    )
    #expect(page.reportKeys() == (full.json.object?.names ?? []))
  }

  // MARK: Keys

  /// What the reader says of one object when it is asked.
  private struct Form: Hashable {
    let name: String
    /// Without the marks of those that may be left out.
    let keys: [String]
    let needed: [String]
  }

  private func problems(_ json: JSON) -> [Diagnostic] {
    do throws(DiagnosticList) {
      if json["case"] != nil {
        return SpecTest.cases(parsing: json.bytes(), source: "cases.jsonl").problems
      } else {
        _ = try MappingSpec(json: json, source: "mapping.json")
      }
      return []
    } catch {
      return error.diagnostics
    }
  }

  private static let unknown = "?"

  /// What the reader calls the object at a place and which keys it may have, as it says when it
  /// meets one that it does not know.
  private func forms(_ document: JSON, _ place: JSONPointer, _ operation: JSON) throws -> [Form] {
    let changed = try JSONPatch(json: [operation], source: "patch")
      .applied(to: document, source: "patch")
    let here = [place.description, place.appending(Self.unknown).description]
    return problems(changed).compactMap { problem in
      guard here.contains(problem.location?.pointer ?? "-"), let expected = problem.expected
      else { return nil }
      let ends = [
        " has no key", " needs the key", " says nothing about", " has several heads",
        " is one list",
      ]
      guard let end = ends.lazy.compactMap({ problem.message.firstRange(of: $0) }).first
      else { return nil }
      let heads = "exactly one of "
      let isHead = expected.hasPrefix(heads)
      let all = expected.dropFirst(isHead ? heads.count : 0).split(separator: ", ").map(String.init)
        .filter { !$0.hasPrefix(Self.unknown) }
      let optional = " (optional)"
      return Form(
        name: String(problem.message[..<end.lowerBound]),
        keys: all.map { $0.replacing(optional, with: "") },
        needed: isHead ? [] : all.filter { !$0.hasSuffix(optional) }
      )
    }
  }

  /// The forms of the object at a place: as it stands with a key more, and of an object with that
  /// key alone.
  private func forms(_ document: JSON, _ place: JSONPointer) throws -> [Form] {
    let more: JSON = [
      "op": "add", "path": .string(place.appending(Self.unknown).description), "value": 0,
    ]
    let alone: JSON = [
      "op": "replace", "path": .string(place.description), "value": [Self.unknown: 0],
    ]
    return try forms(document, place, more) + forms(document, place, alone)
  }

  /// The words that may stand at a place, as the reader says when it meets another.
  private func words(_ document: JSON, _ place: JSONPointer) throws -> [String]? {
    let change: JSON = [
      "op": "replace", "path": .string(place.description), "value": .string(Self.unknown),
    ]
    let changed = try JSONPatch(json: [change], source: "patch")
      .applied(to: document, source: "patch")
    return problems(changed).first {
      $0.location?.pointer == place.description && $0.message.contains("one of the words")
    }?.expected?.split(separator: ", ").map(String.init)
  }

  /// Everything that the reader says about the page's examples.
  private struct Reading {
    /// By the name of a form: its keys, and those that it always needs.
    var keys: [String: Set<String>] = [:]
    var needed: [String: Set<String>] = [:]
    var shown: [String: Set<String>] = [:]
    var words: [String: [String: [String]]] = [:]

    mutating func take(_ form: Form) {
      keys[form.name, default: []].formUnion(form.keys)
      let before = needed[form.name] ?? Set(form.needed)
      needed[form.name] = before.intersection(form.needed)
    }
  }

  private func reading() throws -> Reading {
    var reading = Reading()
    let cases = try page.blocks("jsonl").map {
      SpecPage.Specimen(document: $0, place: JSONPointer())
    }
    for specimen in try page.specimens() + cases {
      let root = try #require(specimen.json)
      for place in SpecPage.places(in: root, at: specimen.place, where: { _ in true }) {
        let forms = try forms(specimen.document, place)
        for form in forms { reading.take(form) }
        let object = try #require(specimen.document[place]?.object)
        for name in Set(forms.map(\.name)) {
          reading.shown[name, default: []].formUnion(object.names)
        }
        guard let name = forms.first?.name else { continue }
        for member in object.members where member.value.string != nil {
          let inner = place.appending(member.name)
          guard let words = try words(specimen.document, inner) else { continue }
          reading.words[name, default: [:]][member.name] = words
        }
      }
    }
    return reading
  }

  @Test func `the tables name every key that the reader knows, and no other`() throws {
    let reading = try reading()
    let forms = page.forms()
    #expect(Set(forms.keys) == Set(reading.keys.keys))
    for (name, rows) in forms {
      let named = rows.flatMap(\.keys)
      #expect(Set(named) == reading.keys[name], "\(name)")
      #expect(Set(named).count == named.count, "\(name)")
      let needed = Set(rows.filter(\.isNeeded).flatMap(\.keys))
      #expect(needed == reading.needed[name], "\(name)")
      for row in rows {
        let isShown = !(reading.shown[name] ?? []).isDisjoint(with: row.keys)
        #expect(isShown, "no example shows \(row.keys) of \(name)")
      }
    }
  }

  @Test func `the tables name every word that may stand at a key`() throws {
    let reading = try reading()
    #expect(!reading.words.isEmpty)
    let forms = page.forms()
    for (name, keys) in reading.words {
      for (key, words) in keys {
        let row = forms[name]?.first { $0.keys.contains(key) }
        #expect(row?.words == words, "\(name): \(key)")
      }
    }
  }

  @Test func `the limits are those of the reader`() throws {
    let bounds: [SpecLimits.Bound] = [
      SpecLimits.document, SpecLimits.text, SpecLimits.constants, SpecLimits.pieces,
      SpecLimits.rules, SpecLimits.variables, SpecLimits.filters, SpecLimits.lookups,
      SpecLimits.notMapped, SpecLimits.steps, SpecLimits.parameters, SpecLimits.arms,
      SpecLimits.mapEntries, SpecLimits.elements,
    ]
    let limits = Dictionary(bounds.map { ($0.things, $0.max) }) { $1 }
    #expect(try page.limits() == limits)
  }
}
