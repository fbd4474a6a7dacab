import MappingLanguage
import Records
import Testing

/// An explanation names what the target refuses in parts of records and of elements.
@Suite struct PartRefusalTests {
  /// The base target with more parts in an element of `Deals__c`.
  private static let target: JSON = [
    [
      "op": "add", "path": "/fields/-",
      "value": [
        "name": "Deals__c.stage", "type": "enum",
        "options": [["value": "won"], ["value": "lost"]], "restricted": true,
      ],
    ],
    [
      "op": "add", "path": "/fields/-",
      "value": [
        "name": "Deals__c.count", "type": "int",
        "max": 99,
      ],
    ],
    ["op": "add", "path": "/fields/-", "value": ["name": "Deals__c.seller", "type": "record"]],
    [
      "op": "add", "path": "/fields/-",
      "value": [
        "name": "Deals__c.seller.mail",
        "type": "email",
      ],
    ],
  ]

  private func refused(
    _ parts: JSON,
    onError: String = "hold_record",
    more: [JSON] = []
  ) throws -> (byPolicy: [String], always: [String]) {
    let explanation = try BaseExplanation.explanation(
      [
        [
          "op": "add", "path": "/variables/-",
          "value": [
            "name": "seller",
            "parts": [["to": "mail", "value": ["field": "city"]]],
          ],
        ],
        [
          "op": "add", "path": "/variables/-",
          "value": [
            "name": "deals",
            "each": ["field": "deals"], "parts": parts,
          ],
        ],
        [
          "op": "add", "path": "/variables/-",
          "value": [
            "name": "few",
            "value": [
              "var": "deals",
              "then": [["fn": "slice", "from": 0, "to": 1]],
            ],
          ],
        ],
        [
          "op": "add", "path": "/rules/-",
          "value": [
            "id": "r8", "target": "Deals__c",
            "value": ["var": "few"], "on_error": .string(onError),
            "because": [["s": "S1", "quote": "Map"]],
          ],
        ],
      ],
      target: .array((Self.target.array ?? []) + more)
    )
    func texts(_ kind: Consequence.Kind) -> [String] {
      BaseExplanation.texts(explanation, kind, by: "r8").filter { $0.hasPrefix("it ") }
    }
    return (texts(.held), texts(.refused))
  }

  private func part(_ name: String, _ value: JSON, _ onNull: String = "omit") -> JSON {
    ["to": .string(name), "value": value, "on_null": .string(onNull)]
  }

  @Test func `of every part that a variable makes`() throws {
    let found = try refused([
      part("title", ["item": "name", "then": [["fn": "append", "text": "!"]]], "drop"),
      part("value", ["item": "amount"]), part("stage", ["item": "name"]),
      part(
        "count",
        [
          "item": "amount",
          "then": [
            ["fn": "round", "scale": 0, "mode": "down"],
            ["fn": "to_integer"],
          ],
        ]
      ),
      part("seller", ["var": "seller"]),
    ])
    #expect(
      found.byPolicy == [
        "it has an element whose title is longer than 40 characters",
        "it has an element whose stage is none of the 2 options of Deals__c.stage",
        "it has an element whose count is above 99",
        "it has an element whose seller has a part mail that is not an e-mail address",
      ]
    )
    #expect(found.always == [])
  }

  @Test func `what surely fits is not named, and what is missing is`() throws {
    let fits = try refused([part("title", ["item": "name"], "drop")])
    #expect(fits.byPolicy == [])
    #expect(fits.always == [])
    let missing = try refused([part("title", ["item": "name"])])
    #expect(missing.byPolicy == [])
    #expect(missing.always == ["it has an element whose title has no value"])
    let sure = try refused([part("title", ["const": "Deal"])])
    #expect(sure.always == [])
  }

  private static func field(_ name: String, _ type: String, _ more: JSON = [:]) -> JSON {
    var field = JSONObject([
      .init("name", .string("Deals__c." + name)), .init("type", .string(type)),
    ])
    for member in more.object?.members ?? [] { field[member.name] = member.value }
    return ["op": "add", "path": "/fields/-", "value": .object(field)]
  }

  private static let stages: JSON = [
    ["value": "subscriber"], ["value": "lead"], ["value": "marketingqualifiedlead"],
    ["value": "customer"],
  ]

  @Test(
    arguments: [
      // Records keep values that are no options any more.
      (
        field("phase", "enum", ["options": stages, "restricted": true]),
        ["field": "lifecyclestage"], ["phase is none of the 4 options of Deals__c.phase"]
      ),
      (
        field("phase", "enum", ["options": stages, "restricted": true]),
        ["field": "lifecyclestage", "then": [["fn": "only_values", "values": ["lead"]]]],
        ["phase is none of the 4 options of Deals__c.phase"]
      ),
      (field("phase", "enum", ["options": stages]), ["item": "name"], []),
      (
        field("phase", "int"), ["item": "amount"],
        ["phase has digits after the point"]
      ),
      (
        field("phase", "int", ["max": 99]),
        ["item": "amount", "then": [["fn": "round", "scale": 0, "mode": "down"]]],
        ["phase is above 99"]
      ),
      (
        field("phase", "int", ["min": 0, "max": 99]), ["field": "numemployees"],
        ["phase is below 0", "phase is above 99"]
      ),
      (
        field("phase", "int", ["min": 0, "max": 99]),
        ["field": "numemployees", "then": [["fn": "clamp", "min": 0, "max": 99]]], []
      ),
      (field("phase", "email"), ["field": "city"], ["phase is not an e-mail address"]),
      (
        field("phase", "email"),
        ["field": "city", "then": [["fn": "normalize_email", "local_part": "keep"]]], []
      ),
    ] as [(JSON, JSON, [String])]
  )
  func `of a part as far as its type leaves it open`(
    _ target: JSON,
    _ value: JSON,
    _ expected: [String]
  ) throws {
    let parts: JSON = [part("title", ["const": "Deal"]), part("phase", value)]
    let found = try refused(parts, more: [target]).byPolicy
    #expect(found == expected.map { "it has an element whose " + $0 })
  }

  @Test func `nothing is taken for empty that the target does not take`() throws {
    let parts: JSON = [part("title", ["item": "name"], "drop"), part("stage", ["item": "name"])]
    let found = try refused(parts, onError: "null")
    #expect(
      found.always == ["it has an element whose stage is none of the 2 options of Deals__c.stage"]
    )
  }

  @Test func `of records that are copied, all that can be refused`() throws {
    let explanation = try BaseExplanation.explanation(
      BaseExplanation.rule("Deals__c", #"{"field":"deals"}"#),
      target: Self.target
    )
    let found = BaseExplanation.texts(explanation, .refused, by: "r8").filter {
      $0.hasPrefix("it ")
    }
    #expect(
      found == [
        "it has an element whose title has no value",
        "it has an element whose title is not a text",
        "it has an element whose title is longer than 40 characters",
        "it has an element whose value is not a number",
        "it has an element whose stage is not a text",
        "it has an element whose stage is none of the 2 options of Deals__c.stage",
        "it has an element whose count is not a whole number",
        "it has an element whose count is above 99",
        "it has an element whose seller is not a record",
        "it has an element whose seller has a part mail that is not an e-mail address",
      ]
    )
  }

  @Test func `of records that are copied, what is required and what is inside sets`() throws {
    let required = Self.field("buyer", "record", ["required_on_create": true])
    let set = Self.field(
      "labels",
      "enum_set",
      ["options": [["value": "a"]], "restricted": true, "separator": ";"]
    )
    let explanation = try BaseExplanation.explanation(
      BaseExplanation.rule("Deals__c", #"{"field":"deals"}"#),
      target: [required, set]
    )
    let found = BaseExplanation.texts(explanation, .refused, by: "r8")
    #expect(found.contains("it has an element whose buyer has no value"), "\(found)")
    let isNoText = "it has an element whose labels has a member that is not a text"
    #expect(found.contains(isNoText), "\(found)")
  }

  @Test func `an option set that is sent as one text can be too long`() throws {
    let fields = try RejectionFile.catalog("Base/target.json").fields
    let place = try #require(fields.firstIndex { $0.name == "Tags__c" })
    let explanation = try BaseExplanation.explanation(
      BaseExplanation.rule("Tags__c", #"{"field":"tags"}"#),
      target: [["op": "add", "path": .string("/fields/\(place)/max_length"), "value": 20]]
    )
    let found = BaseExplanation.texts(explanation, .refused, by: "r8")
    #expect(found.contains("it is longer than 20 characters"))
  }

  @Test func `a list can have more elements than its target takes`() throws {
    let fields = try RejectionFile.catalog("Base/target.json").fields
    func refused(_ target: String, _ value: String) throws -> [String] {
      let place = try #require(fields.firstIndex { $0.name == target })
      let explanation = try BaseExplanation.explanation(
        BaseExplanation.rule(target, value),
        target: [["op": "add", "path": .string("/fields/\(place)/max_items"), "value": 2]]
      )
      return BaseExplanation.texts(explanation, .refused, by: "r8")
    }
    let tooMany = "it has more than 2 elements"
    #expect(try refused("Tags__c", #"{"field":"tags"}"#).contains(tooMany))
    #expect(try refused("Deals__c", #"{"field":"deals"}"#).contains(tooMany))
    for (to, isNamed) in [(1, false), (2, true)] {
      let value = #"{"field":"tags","then":[{"fn":"slice","from":0,"to":\#(to)}]}"#
      #expect(try refused("Tags__c", value).contains(tooMany) == isNamed, "\(value)")
    }
  }
}
