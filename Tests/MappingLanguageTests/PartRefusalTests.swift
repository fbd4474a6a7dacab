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
    onError: String = "hold_record"
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
      target: Self.target
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
