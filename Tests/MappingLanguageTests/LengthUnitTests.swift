import Diagnostics
import MappingLanguage
import Records
import Testing

/// Lengths are told in what the target counts, and compared in it.
@Suite struct LengthUnitTests {
  /// City, or another field that takes 40, takes 40 of a unit.
  private func target(_ unit: LengthUnit, _ name: String = "City") throws -> Catalog {
    var target = try RejectionFile.catalog("Base/target.json")
    let index = try #require(target.fields.firstIndex { $0.name == name })
    target.fields[index].lengthUnit = unit
    return target
  }

  private func spec(_ patch: JSON) throws -> MappingSpec {
    let json = try RejectionFile.changed(RejectionFile.document("Base/spec.json"), by: patch)
    return try MappingSpec(json: json, source: "mapping.json")
  }

  private func found(
    _ patch: JSON,
    _ unit: LengthUnit,
    source: Catalog? = nil
  ) throws -> [Diagnostic] {
    MappingChecker.check(
      try spec(patch),
      source: try source ?? RejectionFile.catalog("Base/source.json"),
      target: try target(unit),
      options: try RejectionFile(name: "lengths", json: [:]).options()
    ).diagnostics
  }

  private func explanation(_ patch: JSON, _ unit: LengthUnit) throws -> MappingExplanation {
    MappingExplanation(
      of: try spec(patch),
      source: try RejectionFile.catalog("Base/source.json"),
      target: try target(unit)
    )
  }

  private static let cutInVariable: JSON = [
    ["op": "add", "path": "/variables/0/value/then/-", "value": ["fn": "truncate", "max": 40]]
  ]

  private static func cutInRule(_ step: JSON) -> JSON {
    [["op": "replace", "path": "/rules/6/value", "value": ["field": "message", "then": [step]]]]
  }

  @Test(arguments: [
    (LengthUnit.codePoint, nil), (.utf16, "80 UTF-16 units"), (.byte, "160 bytes"),
  ])
  func `what a variable is cut to counts in characters`(
    _ unit: LengthUnit,
    _ most: String?
  ) throws {
    let problems = try found(Self.cutInVariable, unit).filter { $0.code != .M702 }
    #expect(problems.map(\.code) == (most == nil ? [] : [.M302]))
    #expect(problems.first?.found == most.map { "at most \($0)" })
    let explanation = try explanation(Self.cutInVariable, unit)
    let tooLong = "it is longer than 40 \(most?.split(separator: " ", maxSplits: 1).last ?? "")"
    let refused = BaseExplanation.texts(explanation, .refused, by: "r7")
    #expect(refused.contains(tooLong) == (most != nil), "\(refused)")
    #expect(explanation.text.contains("cut to 40 characters"))
  }

  @Test(arguments: [
    (LengthUnit.codePoint, "40 characters"), (.utf16, "40 UTF-16 units"), (.byte, "40 bytes"),
  ])
  func `what a rule cuts counts as its field does`(_ unit: LengthUnit, _ length: String) throws {
    let patch = Self.cutInRule(["fn": "truncate", "max": 40])
    #expect(try found(patch, unit).filter { $0.code == .M302 } == [])
    let explanation = try explanation(patch, unit)
    #expect(explanation.text.contains("message, cut to \(length)."))
    #expect(
      BaseExplanation.texts(explanation, .loss, by: "r7") == [
        "of message, what is beyond \(length)"
      ]
    )
    #expect(BaseExplanation.texts(explanation, .refused, by: "r7") == [])
  }

  @Test(
    arguments: [
      ["fn": "truncate", "max": 40, "unit": "code_point"], ["fn": "truncate", "max": 99],
    ] as [JSON]
  )
  func `a cut that is too long is mended in the field's unit`(_ step: JSON) throws {
    let patch = Self.cutInRule(step)
    let problem = try #require(found(patch, .byte).first { $0.code == .M302 })
    #expect(problem.expected == "at most 40 bytes")
    let fix = try #require(problem.fixes.first)
    let fixed = try #require(MappingChecker.patched(spec(patch), by: fix))
    let after = MappingChecker.check(
      fixed,
      source: try RejectionFile.catalog("Base/source.json"),
      target: try target(.byte),
      options: try RejectionFile(name: "lengths", json: [:]).options()
    )
    #expect(!after.diagnostics.contains { $0.code == .M302 }, "\(fix.patch)")
  }

  /// What City is said to get, where it may be too much.
  private func most(_ value: String, _ unit: LengthUnit) throws -> String? {
    let patch: JSON = [
      ["op": "replace", "path": "/rules/6/value", "value": try JSON(parsing: value)]
    ]
    return try found(patch, unit).first { $0.code == .M302 }?.found
  }

  private static func cut(_ unit: String) -> String {
    #"{"field":"message","then":[{"fn":"truncate","max":40,"unit":"\#(unit)"}]}"#
  }

  @Test(
    arguments: [
      (cut("utf16"), LengthUnit.byte, "at most 120 bytes"), (cut("utf16"), .codePoint, nil),
      (cut("byte"), .codePoint, nil), (cut("byte"), .utf16, nil),
      (#"{"coalesce":[\#(cut("byte")),\#(cut("code_point"))]}"#, .byte, "at most 160 bytes"),
      (#"{"coalesce":[\#(cut("code_point")),\#(cut("byte"))]}"#, .byte, "at most 160 bytes"),
      (#"{"coalesce":[\#(cut("byte")),\#(cut("byte"))]}"#, .byte, nil),
    ] as [(String, LengthUnit, String?)]
  )
  func `a length in one unit is at most so long in another`(
    _ value: String,
    _ unit: LengthUnit,
    _ most: String?
  ) throws {
    #expect(try self.most(value, unit) == most)
  }

  @Test(
    arguments: [
      (#"{"fn":"normalize_email","local_part":"keep"}"#, "at most 318 characters"),
      (#"{"fn":"email_domain"}"#, "at most 253 characters"),
    ] as [(String, String)]
  )
  func `an address and its host have the lengths of their standards`(
    _ step: String,
    _ most: String
  ) throws {
    #expect(try self.most(#"{"field":"message","then":[\#(step)]}"#, .codePoint) == most)
  }

  @Test(arguments: [(LengthUnit.codePoint, 40), (.utf16, 20), (.byte, 10)])
  func `a constant has its length in the field's unit`(_ unit: LengthUnit, _ flowers: Int) throws {
    for more in [0, 1] {
      let text = String(repeating: "🌻", count: flowers + more)
      let found = try most(#"{"const":"\#(text)"}"#, unit)
      #expect((found != nil) == (more == 1))
    }
  }

  @Test func `a part is cut in its field's unit`() throws {
    let parts: JSON = [
      [
        "to": "title",
        "value": [
          "coalesce": [["item": "name"], ["const": "Deal"]],
          "then": [["fn": "append", "text": " of a long name"], ["fn": "truncate", "max": 50]],
        ],
      ]
    ]
    let patch: JSON = [
      [
        "op": "add", "path": "/variables/-",
        "value": ["name": "deals", "each": ["field": "deals"], "parts": parts],
      ],
      [
        "op": "add", "path": "/rules/-",
        "value": [
          "id": "r8", "target": "Deals__c", "value": ["var": "deals"],
          "because": [["s": "S1", "quote": "Map"]],
        ],
      ],
    ]
    func problems(_ spec: MappingSpec) throws -> [Diagnostic] {
      MappingChecker.check(
        spec,
        source: try RejectionFile.catalog("Base/source.json"),
        target: try target(.byte, "Deals__c.title"),
        options: try RejectionFile(name: "lengths", json: [:]).options()
      ).diagnostics.filter { $0.code == .M302 }
    }
    let fix = try #require(try problems(spec(patch)).first?.fixes.first)
    let fixed = try #require(MappingChecker.patched(spec(patch), by: fix))
    #expect(try problems(fixed) == [])
  }

  @Test func `an id of any length may be too long for a text`() throws {
    var source = try RejectionFile.catalog("Base/source.json")
    let index = try #require(source.fields.firstIndex { $0.name == "id" })
    source.fields[index].maxLength = nil
    let problems = try found([], .codePoint, source: source)
    #expect(problems.map(\.code) == [.M302])
    #expect(problems.first?.fixes == [])
    let explanation = MappingExplanation(
      of: try spec([]),
      source: source,
      target: try target(.codePoint)
    )
    let refused = BaseExplanation.texts(explanation, .refused, by: "r1")
    #expect(refused == ["id is empty", "it is longer than 40 characters"])
  }

  @Test(arguments: [
    (LengthUnit.codePoint, "The text has 12 characters; Title takes 10."),
    (.utf16, "The text has 24 UTF-16 units; Title takes 10."),
    (.byte, "The text has 48 bytes; Title takes 10."),
  ])
  func `a refusal names what is counted`(_ unit: LengthUnit, _ message: String) throws {
    var target = ProgramFixture.target
    let index = try #require(target.fields.firstIndex { $0.name == "Title" })
    target.fields[index].maxLength = 10
    target.fields[index].lengthUnit = unit
    let program = try MappingProgram.compile(
      try ProgramFixture.spec(["rules": [["target": "Title", "value": ["field": "name"]]]]),
      source: ProgramFixture.source,
      target: target
    )
    let record = ProgramFixture.record(["name": .string(String(repeating: "🌻", count: 12))])
    let outcome = try MappingWorker(program).run(record, ProgramFixture.context, current: .new)
    guard case .rejected(let rejection) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(rejection.message == message)
  }
}
