import MappingLanguage
import Records
import Testing

/// What is a difference in meaning between two mappings, and what is none.
@Suite struct MappingDifferenceTests {
  private static let base = """
    {
      "mapping": 1, "id": "plants",
      "description": [{"id": "S1", "text": "Copy the plant, its kind and the pots."}],
      "source": {"system": "file", "object": "trays"},
      "target": {"system": "salesforce", "object": "Tray", "operation": "upsert",
        "key": ["Id", "Place"]},
      "defaults": {"on_error": "reject_record", "on_null": "omit"},
      "questions": [{"because": [{"s": "S1", "quote": "the pots"}], "text": "Which pots?",
        "options": ["all"]}],
      "value_maps": [{"name": "kinds", "entries": [{"from": "f", "to": "fern"},
        {"from": "m", "to": "moss"}]}],
      "variables": [{"name": "kind", "value": {"field": "label", "then": [
        {"fn": "map_value", "map": "kinds", "unlisted": "keep"}]},
        "because": [{"s": "S1", "quote": "its kind"}]}],
      "filters": [{"id": "f1", "action": "drop_record",
        "when": {"all": [{"of": {"field": "plant"}, "op": "in", "arg": ["oak", "elm"]},
          {"of": {"field": "label"}, "op": "is_not_null"}]},
        "because": [{"s": "S1", "quote": "Copy the plant"}]}],
      "rules": [
        {"id": "r1", "target": "Plant", "value": {"field": "plant"},
          "because": [{"s": "S1", "quote": "Copy the plant"}]},
        {"id": "r2", "target": "Kind", "value": {"var": "kind"},
          "because": [{"s": "S1", "quote": "its kind"}]}
      ],
      "tests": [{"name": "a plant", "input": {"plant": "ivy"},
        "expect": {"outcome": "emit", "record": {"Plant": "ivy"}}}]
    }
    """

  private static func difference(_ changes: (String, String)...) throws -> MappingDifference {
    let before = try MappingSpec(parsing: base, source: "before")
    var text = base
    for (old, new) in changes {
      try #require(text.contains(old))
      text = text.replacing(old, with: new)
    }
    return MappingDifference(from: before, to: try MappingSpec(parsing: text, source: "after"))
  }

  static let same: [(String, [(String, String)])] = [
    ("the identifiers of rules", [(#""id": "r1""#, #""id": "r9""#)]),
    ("the identifier of a filter", [(#""id": "f1""#, #""id": "f7""#)]),
    ("the order of a list", [(#"["oak", "elm"]"#, #"["elm", "oak"]"#)]),
    ("the order of the key", [(#"["Id", "Place"]"#, #"["Place", "Id"]"#)]),
    (
      "a policy written out that holds anyway",
      [(#""value": {"field": "plant"},"#, #""value": {"field": "plant"}, "on_null": "omit","#)]
    ),
    (
      "the name of a variable",
      [
        (#""name": "kind""#, #""name": "sort""#),
        (#"{"var": "kind"}"#, #"{"var": "sort"}"#),
      ]
    ),
    (
      "the name of a value map",
      [
        (#""name": "kinds""#, #""name": "sorts""#),
        (#""map": "kinds""#, #""map": "sorts""#),
      ]
    ),
    (
      "the order of entries",
      [
        (#"{"from": "f", "to": "fern"},"#, #"{"from": "m", "to": "moss"},"#),
        (#"{"from": "m", "to": "moss"}]"#, #"{"from": "f", "to": "fern"}]"#),
      ]
    ),
    ("the identifier of a sentence", [(#""S1""#, #""S4""#)]),
  ]

  @Test(arguments: same) func `means the same`(
    _ what: String,
    _ changes: [(String, String)]
  ) throws {
    var text = Self.base
    for (old, new) in changes {
      // Only the first, so that what was put in is not replaced again.
      let place = try #require(text.firstRange(of: old), "\(what)")
      text =
        old.hasPrefix("\"S1")
        ? text.replacing(old, with: new)
        : text.replacingCharacters(in: place, with: new)
    }
    let difference = MappingDifference(
      from: try MappingSpec(parsing: Self.base, source: "before"),
      to: try MappingSpec(parsing: text, source: "after")
    )
    #expect(difference.isEmpty, "\(what): \(difference.changes)")
  }

  static let different: [(MappingChange.Part, String, (String, String))] = [
    (.rule, "Plant", (#"{"field": "plant"},"#, #"{"field": "plant", "then": [{"fn": "upper"}]},"#)),
    (.filter, "f1", (#""op": "is_not_null""#, #""op": "is_null""#)),
    (.variable, "kind", (#""unlisted": "keep""#, #""unlisted": "error""#)),
    (.valueMap, "kinds", (#""to": "moss""#, #""to": "lichen""#)),
    (.default, "on_null", (#""on_null": "omit""#, #""on_null": "write_null""#)),
    (.target, "operation", (#""upsert""#, #""update""#)),
    (.target, "key", (#"["Id", "Place"]"#, #"["Id"]"#)),
    (.question, "Which pots?", (#"["all"]"#, #"["all", "none"]"#)),
    (.test, "a plant", (#"{"Plant": "ivy"}"#, #"{"Plant": "IVY"}"#)),
    (.sentence, "S1", ("and the pots.", "and all the pots.")),
    (.source, "records come from", (#""trays""#, #""beds""#)),
  ]

  @Test(arguments: different) func `means something else`(
    _ part: MappingChange.Part,
    _ name: String,
    _ change: (String, String)
  ) throws {
    let difference = try Self.difference(change)
    let found = difference.changes.first { $0.part == part }
    #expect(found?.name == name, "\(difference.changes)")
    #expect(found?.kind == .changed)
    #expect(found?.before != found?.after)
  }

  @Test func `shows a rule as a review does, with its words`() throws {
    let difference = try Self.difference(
      (
        #""value": {"field": "plant"},"#,
        #""value": {"field": "plant", "then": [{"fn": "upper"}]},"#
      )
    )
    let change = try #require(difference.changes.first)
    #expect(difference.changes.count == 1)
    #expect(change.before == ["Plant <- plant"])
    #expect(change.after == ["Plant <- plant | upper"])
    #expect(change.because == [Because("S1", quote: "Copy the plant")])
  }

  @Test func `tells entries of a value map one by one`() throws {
    let difference = try Self.difference((#""to": "moss""#, #""to": "lichen""#))
    #expect(difference.changes.map(\.before) == [[#""m" becomes "moss""#]])
    #expect(difference.changes.map(\.after) == [[#""m" becomes "lichen""#]])
  }

  @Test func `tells what comes and what goes`() throws {
    let before = try MappingSpec(parsing: Self.base, source: "before")
    var after = before
    after.rules.removeLast()
    after.filters = []
    let difference = MappingDifference(from: before, to: after)
    #expect(difference.changes.map(\.kind) == [.removed, .removed])
    #expect(difference.changes.map(\.name) == ["f1", "Kind"])
    let back = MappingDifference(from: after, to: before)
    #expect(back.changes.map(\.kind) == [.added, .added])
  }

  @Test func `says where only the reasons differ, and what was only renamed`() throws {
    let before = try MappingSpec(parsing: Self.base, source: "before")
    var after = before
    after.rules[0].because = [Because("S1", quote: "the pots")]
    #expect(MappingDifference(from: before, to: after).otherReasons == ["Plant"])
    let renamed = try Self.difference(
      (#""name": "kind""#, #""name": "sort""#),
      (#"{"var": "kind"}"#, #"{"var": "sort"}"#)
    )
    #expect(renamed.renamed == ["kind → sort"])
  }

  @Test func `counts what becomes of records`() throws {
    func sent(_ json: String) -> RecordOutcome {
      .emitted(MappedRecord(id: "1", key: "1", json: Array(json.utf8)))
    }
    var effect = MappingEffect(examplesMax: 1)
    effect.add("1", sent(#"{"a": 1}"#), sent(#"{"a": 1}"#))
    effect.add("2", sent(#"{"a": 1, "b": 2}"#), sent(#"{"a": 3}"#))
    effect.add("3", sent(#"{"a": 1}"#), .dropped(by: "f1"))
    effect.add("4", .dropped(by: "f1"), .dropped(by: "f2"))
    effect.add("5", nil, sent("{}"))
    #expect(effect.records == 5 && effect.same == 2 && effect.different == 2)
    #expect(effect.unknown == 1)
    #expect(effect.outcomes.map(\.name) == ["sent → skipped"])
    #expect(effect.fields.map(\.name) == ["a", "b"])
    #expect((effect.outcomes + effect.fields).map(\.records) == [1, 1, 1])
    #expect(effect.examples.map(\.record) == ["2"])
    let change = try #require(effect.examples.first?.change)
    #expect(change.fields.map(\.name) == ["a", "b"])
    #expect(change.fields.map(\.after) == [.number("3"), nil])
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}
