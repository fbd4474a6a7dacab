import Records
import Testing

@testable import MappingLanguage

/// Filters by the thousand: where the checker is satisfied, only who has agreed comes through.
@Suite struct ConsentLawTests {
  private struct Specs {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }

    mutating func one(_ texts: [String]) -> String { texts[below(texts.count)] }

    /// A test of the subject (mostly), of another field, or of an earlier variable.
    mutating func test(_ subject: String, _ variables: [String]) -> String {
      switch below(variables.isEmpty ? 6 : 9) {
      case 0: return #"{"of": {"field": "seats"}, "op": "\#(one(["gt", "le"]))", "arg": 3}"#
      case 1: return #"{"of": {"field": "zone"}, "op": "\#(one(["is_null", "is_not_null"]))"}"#
      case 2...5: return ofSubject(#"{"field": "\#(subject)"}"#, isBool: subject == "active")
      default:
        let variable = one(variables)
        return ofSubject(
          #"{"var": "\#(variable)"}"#,
          isBool: subject == "active" || variable.hasPrefix("t")
        )
      }
    }

    private mutating func ofSubject(_ atom: String, isBool: Bool) -> String {
      let nulls = ["is_null", "is_not_null"]
      let bools = ["is_true", "is_false", "is_not_true", "is_not_false"]
      if isBool { return #"{"of": \#(atom), "op": "\#(one(bools + bools + nulls))"}"# }
      let constants = #"["\#(one(["g", "s", "x"]))", "\#(one(["g", "s", "x"]))"]"#
      switch below(4) {
      case 0: return #"{"of": \#(atom), "op": "\#(one(nulls))"}"#
      case 1:
        let op = one(["eq", "ne", "ne", "starts_with"])
        return #"{"of": \#(atom), "op": "\#(op)", "arg": "\#(one(["g", "s", "x"]))"}"#
      default: return #"{"of": \#(atom), "op": "\#(one(["in", "not_in"]))", "arg": \#(constants)}"#
      }
    }

    mutating func condition(_ subject: String, _ variables: [String]) -> String {
      let tests = (0...below(3)).map { _ in test(subject, variables) }.joined(separator: ", ")
      return #"{"\#(one(["all", "any"]))": [\#(tests)]}"#
    }

    mutating func sections(_ subject: String) throws -> JSON {
      var names: [String] = []
      var variables: [String] = []
      for index in 0..<below(3) {
        let isTest = below(3) > 0
        let name = (isTest ? "t" : "v") + "\(index)"
        let value =
          isTest
          ? #"{"test": \#(condition(subject, names))}"# : #"{"field": "\#(subject)"}"#
        variables.append(#"{"name": "\#(name)", "value": \#(value)}"#)
        names.append(name)
      }
      let filters = (0...below(3)).map { _ in
        #"{"action": "drop_record", "when": \#(condition(subject, names))}"#
      }
      let text = """
        {"defaults": {"on_error": "\(one(["null", "null", "reject_record", "hold_record"]))"},
         "variables": [\(variables.joined(separator: ", "))],
         "filters": [\(filters.joined(separator: ", "))],
         "rules": [{"target": "LastName", "value": {"const": "Doe"}}]}
        """
      return try JSON(parsing: text)
    }
  }

  @Test(arguments: ["active", "tier"], [true, false])
  func `what is proved holds for every record`(_ subject: String, _ nullable: Bool) throws {
    var source = ProgramFixture.source
    let index = try #require(source.fields.firstIndex { $0.name == subject })
    source.fields[index].nullable = nullable
    let agreed: JSON = subject == "active" ? true : "g"
    let values: [JSON] = [true, false, "true", "no", "g", "s", "x", "g ", ["a": 1], .null]
    let others: [(seats: JSON, zone: JSON)] = [
      (5, "UTC"), (1, .null), ("many", .null), (.null, "a"),
    ]
    var proved = 0
    for seed in 0..<3_000 {
      var specs = Specs(UInt64(seed))
      let spec = try ProgramFixture.spec(specs.sections(subject))
      let context = CheckContext(
        spec: spec,
        source: source,
        target: ProgramFixture.target,
        options: CheckOptions(specName: "consent")
      )
      let proof = ConsentProof(
        .field(subject),
        source.fields[index],
        agreed: seed % 3 == 0 ? [agreed, nil] : [agreed],
        in: context
      )
      guard proof.holes.isEmpty else { continue }
      proved += 1
      let worker = MappingWorker(
        try MappingProgram.compile(spec, source: source, target: ProgramFixture.target)
      )
      for value in values where nullable || !value.isNull {
        for other in others {
          let record = ProgramFixture.record(
            .members([subject: value, "seats": other.seats, "zone": other.zone])
          )
          guard case .emitted = try worker.run(record, ProgramFixture.context) else { continue }
          let text = (value.string ?? value.text()).split(separator: " ").joined()
          let hasAgreed =
            text == (agreed.string ?? agreed.text()) || value.isNull && seed % 3 == 0
          #expect(hasAgreed, "\(value.text()) comes through \(spec.json.text())")
        }
      }
    }
    #expect(proved > 30, "hardly anything is proved")
  }
}
