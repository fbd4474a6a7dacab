import Records

/// The JSON Schema of what `describe-mapping --json` answers.
enum DraftSchema {
  static let json: JSON = [
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:crosswalk:schema:draft",
    "title": "A drafted mapping, as describe-mapping --json answers it",
    "type": "object",
    "required": [
      "mapping", "model", "stand_in", "rounds", "repairs", "cost", "rules", "questions",
      "not_mapped", "notices", "report", "marks", "tests", "failures",
    ],
    "properties": [
      "mapping": text("The mapping's name."),
      "folder": text("Where its files are, if outside of the workspace's mappings."),
      "version": whole("The version that the journal keeps; left out for a folder."),
      "state": text("The state of that version, such as proposed."),
      "model": text("What answered."),
      "stand_in": [
        "type": "boolean", "description": "Whether it was the stand-in, which is no model.",
      ],
      "rounds": whole("How many requests were sent."),
      "repairs": whole("How often the model was asked to mend its draft."),
      "cost": [
        "type": "object",
        "required": ["requests", "replies_kept", "tokens"],
        "properties": [
          "requests": whole("How many requests were sent."),
          "replies_kept": whole("How many replies were kept from before."),
          "tokens": ["type": "object", "description": "Tokens that went in and came out."],
          "amount": ["type": "number", "description": "Money, where prices are known."],
          "currency": text("Of the amount."),
        ],
      ],
      "rules": whole("How many rules the mapping has."),
      "questions": [
        "type": "array",
        "items": [
          "type": "object",
          "required": ["number", "text", "sentences", "options"],
          "properties": [
            "number": whole("What --answer calls it."),
            "text": text("The question."),
            "sentences": texts("The sentences of the description that it is about."),
            "options": texts("What could be answered."),
          ],
        ],
      ],
      "not_mapped": [
        "type": "array",
        "description": "Fields and sentences that lead to nothing, with the reason.",
        "items": ["type": "object"],
      ],
      "notices": [
        "type": "array", "description": "Problems that are not about the mapping.",
        "items": ["type": "object"],
      ],
      "report": ["type": "object", "description": "What check-mapping --json answers."],
      "marks": [
        "type": "array", "description": "What to look at before approving.",
        "items": ["type": "object"],
      ],
      "tests": whole("How many tests and cases there are."),
      "failures": [
        "type": "array", "description": "Those that fail, each a problem.",
        "items": ["type": "object"],
      ],
      "sample_problems": [
        "type": "array", "description": "Lines of the samples that are no records.",
        "items": ["type": "object"],
      ],
    ],
  ]

  private static func text(_ meaning: String) -> JSON {
    ["type": "string", "description": .string(meaning)]
  }

  private static func whole(_ meaning: String) -> JSON {
    ["type": "integer", "description": .string(meaning)]
  }

  private static func texts(_ meaning: String) -> JSON {
    ["type": "array", "description": .string(meaning), "items": ["type": "string"]]
  }
}
