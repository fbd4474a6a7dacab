import CSimdJSON

extension JSONFault {
  static let notAnObject = "a record is a JSON object"
  private static let halfSurrogate = "half a surrogate pair"
  private static let notUTF8 = "this is not UTF-8"
  private static let tooDeep = "nested too deeply"
  static let outOfMemory = JSONFault("there is not enough memory", at: 0)

  /// The sentence for what the reader says.
  init(_ result: csimdjson_result) {
    self.init(Self.sentence(result.reason), at: result.offset)
  }

  /// What a person can do about a file of another encoding; `nil` for any other fault.
  package var encodingHint: String? {
    reason == Self.notUTF8 ? "Save the file again as UTF-8." : nil
  }

  /// What a person can do about a line that is not JSON.
  var hint: String {
    switch reason {
    case Self.halfSurrogate:
      "Write both halves of a character, such as \\ud83d\\ude00, or the character itself."
    case Self.tooDeep: "Put objects and lists at most 128 deep into one another."
    default: encodingHint ?? "Write each record as one JSON object on a line of its own."
    }
  }

  private static func sentence(_ reason: csimdjson_reason) -> String {
    switch reason {
    case CSIMDJSON_EMPTY: "there is nothing but white space"
    case CSIMDJSON_ENDS_EARLY: "the document ends too early"
    case CSIMDJSON_TRAILING: "something follows the document"
    case CSIMDJSON_VALUE_EXPECTED: "a value was expected"
    case CSIMDJSON_NAME_EXPECTED: "a member's name was expected"
    case CSIMDJSON_COLON_EXPECTED: "a colon was expected"
    case CSIMDJSON_COMMA_EXPECTED: "a comma was expected"
    case CSIMDJSON_BAD_NUMBER: "this is not a number"
    case CSIMDJSON_BAD_ESCAPE: "an unknown escape"
    case CSIMDJSON_HALF_SURROGATE: halfSurrogate
    case CSIMDJSON_CONTROL_CHARACTER: "a control character inside a string"
    case CSIMDJSON_STRING_NOT_CLOSED: "the string is not closed"
    case CSIMDJSON_NOT_UTF8: notUTF8
    case CSIMDJSON_TOO_DEEP: tooDeep
    case CSIMDJSON_TOO_LARGE: "the document is too large"
    case CSIMDJSON_NOT_AN_OBJECT: notAnObject
    default: "there is not enough memory"
    }
  }
}
