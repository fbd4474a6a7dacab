import Drafting
import MappingLanguage
import Records

/// A small description with a sentence that must end in a question, and answers to it.
enum PersonTask {
  static let description = """
    Copy Mail to Email and Full Name to Name. Skip people without a mail. Set the shoe size.
    """

  static let task: EvaluationTask = {
    let source = Catalog(
      system: "files",
      object: "people",
      label: "People",
      fields: ["Mail", "Full Name", "Nickname"].map { CatalogField($0, type: .text) }
    )
    var email = CatalogField("Email", type: .email)
    email.isKey = true
    email.unique = true
    let target = Catalog(
      system: "crm",
      object: "Person",
      label: "Person",
      fields: [email, CatalogField("Name", type: .text), CatalogField("Shoe_Size__c", type: .text)]
    )
    return EvaluationTask(
      order: DraftOrder(
        mapping: "people",
        description: description,
        source: source,
        target: target,
        options: CheckOptions(specName: "people")
      ),
      cases: [
        one("both", ["Email": "ida@example.com", "Name": "Ida"]),
        one("no name", ["Email": "ida@example.com"]),
        EvaluationCase(
          name: "no mail",
          input: ["Full Name": "Ida"],
          accepted: [EvaluationCase.Expected(outcome: .dropRecord)]
        ),
      ],
      expectation: DescriptionExpectation(
        asks: [["S3"]],
        fields: ["S1": ["Email", "Name"], "S2": ["*"], "S3": ["Shoe_Size__c"]]
      )
    )
  }()

  private static func one(_ name: String, _ record: JSON) -> EvaluationCase {
    var input = JSONObject()
    input["Mail"] = record["Email"]
    input["Full Name"] = record["Name"]
    input["Nickname"] = "Idi"
    return EvaluationCase(
      name: name,
      input: .object(input),
      accepted: [EvaluationCase.Expected(outcome: .emit, record: record.object ?? JSONObject())]
    )
  }

  // MARK: Answers in wire form

  static let question: JSON = [
    "because": [["s": "S3", "quote": "Set the shoe size"]], "text": "Which size?", "options": [],
  ]
  static let questionTooMuch: JSON = [
    "because": [["s": "S1", "quote": "Full Name to Name"]], "text": "Which name?", "options": [],
  ]
  static let filter: JSON = [
    "id": "f1", "action": "drop_record", "target": nil, "ask": nil,
    "when": [
      "match": "all",
      "tests": [
        ["of": atom("Mail"), "op": "is_null", "arg": nil, "arg_list": [], "arg_of": nil]
      ],
    ],
    "because": [["s": "S2", "quote": "Skip people without a mail"]],
  ]

  static func answer(
    name: String? = "Full Name",
    filters: [JSON] = [filter],
    questions: [JSON] = [question],
    notMapped: [JSON] = []
  ) -> JSON {
    var rules = [rule("r1", "Email", from: "Mail")]
    if let name { rules.append(rule("r2", "Name", from: name)) }
    return [
      "operation": "upsert", "key": ["Email"],
      "defaults": [
        "on_error": "reject_record", "on_null": "omit", "write": nil, "time_zone": "UTC",
        "region": nil, "locale": nil,
      ],
      "assumptions": [], "value_maps": [], "lookups": [], "variables": [],
      "filters": .array(filters), "rules": .array(rules), "not_mapped": .array(notMapped),
      "questions": .array(questions), "tests": [],
    ]
  }

  private static func rule(_ id: String, _ target: String, from field: String) -> JSON {
    var value = atom(field).object ?? JSONObject()
    for name in ["of", "arms"] { value[name] = [] }
    for name in ["else", "separator", "nulls", "test"] { value[name] = .null }
    return [
      "id": .string(id), "target": .string(target), "value": .object(value), "when": nil,
      "on_error": nil, "on_null": target == "Email" ? "reject_record" : nil, "write": nil,
      "because": [["s": "S1", "quote": .string("to \(target)")]],
    ]
  }

  private static func atom(_ field: String) -> JSON {
    [
      "kind": "field", "name": .string(field), "value": nil, "list": [], "as_text": false,
      "then": [],
    ]
  }
}
