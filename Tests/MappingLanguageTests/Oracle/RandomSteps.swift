import Records

@testable import MappingLanguage

/// Steps of a random mapping.
enum RandomSteps {
  private static func step(
    _ name: String,
    _ arguments: [String: JSON] = [:],
    each: Bool = false,
    nullOnError: Bool = false
  ) -> Step {
    Step(
      name,
      arguments.map { Step.Argument($0.key, .constant($0.value)) },
      each: each,
      nullOnError: nullOnError
    )
  }

  /// A step that keeps what a value probably is.
  static func within(_ kind: RandomMapping.Kind, _ dice: inout Dice) -> Step {
    let isLenient = dice.chance(3)
    return switch kind {
    case .text:
      dice.pick([
        step("lower"), step("upper"), step("title_case"), step("truncate", ["max": 4]),
        step("left", ["count": 2]), step("prepend", ["text": "x"]), step("append", ["text": " "]),
        step("replace", ["search": "a", "with": ""]), step("trim", ["characters": "Ax"]),
        step("keep_characters", ["set": "letters"]), step("words", ["from": 0, "to": 0]),
        step("regex_extract", ["pattern": "([a-z]+)", "group": 1], nullOnError: isLenient),
        step("map_value", ["map": "words", "else": .null]),
        step("map_value", ["map": "words", "unlisted": "error"], nullOnError: isLenient),
        step("only_values", ["values": ["new", "Ada"]]), step("null_if", ["values": ["hot"]]),
        step("remove_accents"), step("url_encode"), step("mask", ["keep_start": 1]),
        step("to_option", ["target": "Stage", "unlisted": "error"], nullOnError: isLenient),
        step("required"), step("sha256", ["encoding": "hex"]),
      ])
    case .int:
      dice.pick([
        step("add", ["by": 2]), step("multiply", ["by": 3]), step("clamp", ["min": 0, "max": 9]),
        step("null_if", ["values": [0]]), step("to_integer", ["max": 10], nullOnError: isLenient),
        step("map_value", ["map": "words", "unlisted": "keep"]),
      ])
    case .dec:
      dice.pick([
        step("round", ["scale": 1, "mode": "half_even"]),
        step("divide", ["by": 3, "scale": 3, "mode": "half_up"]),
        step("subtract", ["by": .number("0.5")]), step("clamp", ["max": 100]),
      ])
    case .bool: step("not")
    case .date:
      dice.pick([
        step("add_duration", ["months": 1]), step("start_of", ["unit": "quarter"]),
        step("add_duration", ["hours": 1], nullOnError: isLenient),
      ])
    case .instant:
      dice.pick([step("add_duration", ["hours": -30]), step("start_of", ["unit": "day"])])
    case .texts:
      dice.pick([
        step("distinct"), step("sort", ["descending": true]), step("upper", each: true),
        step("slice", ["from": 1, "to": -1]), step("drop_values", ["values": ["hot"]]),
        step("only_values", ["values": ["new", "a"]], each: true),
        step("to_integer", each: true, nullOnError: isLenient),
        step(
          "map_value",
          ["map": "words", "unlisted": "error"],
          each: true,
          nullOnError: isLenient
        ),
        step(
          "to_option",
          ["target": "Stage", "unlisted": "error"],
          each: true,
          nullOnError: isLenient
        ),
      ])
    case .record: step("required")
    case .records: step("slice", ["from": 0, "to": 1])
    }
  }

  /// Steps from one kind to another; where none leads there, the value stays what it is.
  static func between(_ from: RandomMapping.Kind, _ to: RandomMapping.Kind) -> [Step] {
    switch (from, to) {
    case (.text, .int): [step("to_integer")]
    case (.text, .dec): [step("parse_money", ["group_separator": ","])]
    case (.text, .bool): [step("regex_test", ["pattern": "a"])]
    case (.text, .date): [step("parse_date", ["formats": ["iso", "%d.%m.%Y"]])]
    case (.text, .instant):
      [step("parse_datetime", ["formats": ["iso"], "time_zone": "UTC"])]
    case (.text, .texts): [step("split", ["separators": [";", ","]])]
    case (.int, .dec): [step("to_decimal")]
    case (.int, .instant): [step("from_epoch", ["unit": "second"])]
    case (.int, .text), (.bool, .text), (.dec, .text): [step("to_text")]
    case (.dec, .int): [step("round", ["scale": 0, "mode": "down"]), step("to_integer")]
    case (.date, .text): [step("format_date", ["format": "%d.%m.%Y"])]
    case (.date, .int): [step("date_part", ["part": "week"])]
    case (.date, .instant): [step("to_datetime", ["time": "09:00"])]
    case (.instant, .date): [step("to_date")]
    case (.instant, .int): [step("to_epoch", ["unit": "second"])]
    case (.instant, .text): [step("format_datetime", ["format": "%H:%M"])]
    case (.texts, .text): [step("join", ["separator": ";"])]
    case (.texts, .int), (.records, .int): [step("count")]
    case (.records, .texts): [step("pluck", ["field": "sku"])]
    case (.records, .text): [step("pluck", ["field": "sku"]), step("first")]
    default: []
    }
  }
}
