import Diagnostics
import Records

/// Which named function leads from one type to another; there are no implicit conversions.
struct Conversions {
  /// What to write, and the steps that do it where nothing has to be decided.
  struct Advice {
    var hint: String
    var steps: [Step] = []
    /// Reading the field `as: "text"` does it.
    var readsAsText = false
    /// A list of nothing but the value is it.
    var makesList = false

    /// The same as a change of the value that is to be converted.
    func fixes(of value: ValueExpression, at pointer: JSONPointer) -> [Fix] {
      if !steps.isEmpty {
        let names = steps.map { "\"\($0.function)\"" }.joined(separator: ", ")
        let patch = FixPatch.append(steps, to: value, at: pointer)
        return [Fix("add \(names)", grade: .likely, patch: patch)]
      }
      guard case .atom(let atom) = value.head else { return [] }
      if makesList {
        let list = ValueExpression(.list([atom])).json
        let patch = FixPatch.replace(pointer, with: list)
        return [Fix("write a list of it", grade: .likely, patch: patch)]
      }
      guard readsAsText, atom.then.isEmpty, case .field = atom.source else { return [] }
      let patch = FixPatch.add(pointer.appending("as"), "text")
      return [Fix("read it as text", grade: .likely, patch: patch)]
    }
  }

  /// How a value of one type gets to another.
  enum Verdict {
    /// The type is the target's, or the target's own test decides for each record.
    case fits
    case differs
    /// Possible only by losing something.
    case loses
  }

  let functions: FunctionDirectory
  let timeZone: String?

  static func verdict(from type: InferredType, to target: FieldType) -> Verdict {
    guard let own = type.type else { return .fits }
    switch target {
    case .text: return own.isTextual ? .fits : .differs
    case .int: return own == .int ? .fits : own == .dec ? .loses : .differs
    case .dec: return own.isNumber ? .fits : .differs
    case .date:
      if own == .datetime { return .loses }
      return own == .date || type.isWritten(as: CalendarText.isDate) ? .fits : .differs
    case .datetime:
      return own == .datetime || type.isWritten(as: CalendarText.isInstant) ? .fits : .differs
    case .bool, .country, .language, .currency, .record:
      return own == target ? .fits : .differs
    case .email, .phone, .url: return own == target || own == .text ? .fits : .differs
    case .option:
      return [.option, .text, .country, .language, .currency].contains(own) ? .fits : .differs
    case .id: return [.id, .text, .reference].contains(own) ? .fits : .differs
    case .reference:
      let isWritten = type.values?.allSatisfy { $0.isWritten } ?? false
      return own == .id || own == .reference || (own == .text && isWritten) ? .fits : .differs
    case .json: return [.json, .record].contains(own) || own.element != nil ? .fits : .differs
    case .optionSet: return verdict(from: type.element ?? type, to: .option)
    case .list:
      guard let element = type.element, let wanted = target.element else { return .differs }
      return verdict(from: element, to: wanted)
    }
  }

  /// What to do about a value of the wrong type; `nil` where no function leads there.
  func advice(from type: InferredType, to target: FieldType) -> Advice? {
    guard let own = type.type else { return nil }
    if let element = type.element, target.element == nil { return list(of: element, to: target) }
    if own.isTextual { return text(type, to: target) }
    switch own {
    case .int, .dec: return number(type, own, to: target)
    case .bool:
      return Advice(hint: "Write a \"case\" with one value for true and one for false.")
    case .date: return date(to: target)
    case .datetime: return instant(to: target)
    case .record: return record(to: target)
    case .json:
      return step("json_get", "Take what you need out of it with \"json_get\".")
    case .text, .email, .phone, .url, .country, .language, .currency, .option, .optionSet, .id,
      .reference, .list:
      return nil
    }
  }

  private func step(_ name: String, _ hint: String, _ steps: [Step] = []) -> Advice? {
    functions.contains(name) ? Advice(hint: hint, steps: steps) : nil
  }

  /// The same where the step takes more than half of the texts that the value can be; a text of
  /// another form, as a telephone number, is none of what it makes.
  private func simple(_ added: Step, of type: InferredType) -> Advice? {
    let name = added.function
    guard type.type == .text || type.type == .option || type.type?.isReference == true
    else { return nil }
    guard let values = type.values else {
      return step(name, "Add the step \"\(name)\".", [added])
    }
    var constants: [String: JSON] = [:]
    for argument in added.arguments {
      if case .constant(let value) = argument.value { constants[argument.name] = value }
    }
    guard let function = try? functions[name]?.init(StepArguments(constants)) else { return nil }
    let taken = values.count { value in
      var arena = Arena()
      let text = arena.text(value.text)
      return (try? function.apply(text, &arena))?.isNull == false
    }
    guard taken * 2 <= values.count else {
      return step(name, "Add the step \"\(name)\".", [added])
    }
    let share = taken == 0 ? "none" : "only \(taken) of \(values.count)"
    return Advice(hint: "Write a \"case\": \"\(name)\" takes \(share) of its values.")
  }

  private func text(_ type: InferredType, to target: FieldType) -> Advice? {
    switch target {
    case .int: return simple(Step("to_integer"), of: type)
    case .dec: return simple(Step("to_decimal"), of: type)
    case .bool: return simple(Step("to_boolean"), of: type)
    case .date:
      return step("parse_date", "Add the step \"parse_date\" with the formats the text has.")
    case .datetime:
      return step(
        "parse_datetime",
        "Add the step \"parse_datetime\" with the formats the text has."
      )
    case .email, .phone: return nil
    case .url: return simple(Step("normalize_url"), of: type)
    case .country:
      return simple(
        Step("to_country", [Step.Argument("to", .constant("alpha2"))]),
        of: type
      )
    case .language: return simple(Step("to_language"), of: type)
    case .currency: return simple(Step("to_currency"), of: type)
    case .reference, .id:
      return Advice(hint: "Look the record up and write the id that the look-up returns.")
    case .optionSet, .list:
      return step("split", "Add the step \"split\" with the separators the text has.")
    case .text, .option, .record, .json: return nil
    }
  }

  private func number(
    _ type: InferredType,
    _ own: FieldType,
    to target: FieldType
  ) -> Advice? {
    switch target {
    case .text, .email, .phone, .url, .id:
      return Advice(
        hint: functions.contains("format_number") && own == .dec
          ? "Read the field with \"as\": \"text\", or add the step \"format_number\"."
          : "Read the field with \"as\": \"text\".",
        readsAsText: true
      )
    case .int:
      return step(
        "round",
        "Round it: add \"round\" with a scale of 0 and a mode, then \"to_integer\"."
      )
    case .bool: return boolean(type)
    case .date:
      return step("from_epoch", "Add \"from_epoch\" with its unit, then \"to_date\".")
    case .datetime: return step("from_epoch", "Add \"from_epoch\" with its unit.")
    case .option: return step("bucket", "Add the step \"bucket\" with bounds and labels.")
    case .dec, .country, .language, .currency, .optionSet, .reference, .record, .json, .list:
      return nil
    }
  }

  /// Of a number beyond 0 and 1, nobody knows which are true.
  private func boolean(_ type: InferredType) -> Advice? {
    let hint = "Write a \"test\" that says which numbers are true, such as \"ne\" 0."
    guard type.type == .int, type.minimum == 0, type.maximum == 1 else { return Advice(hint: hint) }
    let words = [("true_values", 1), ("false_values", 0)].map { name, number in
      Step.Argument(name, .constant([.integer(number)]))
    }
    return step("to_boolean", "Add the step \"to_boolean\".", [Step("to_boolean", words)])
  }

  private func date(to target: FieldType) -> Advice? {
    if target == .datetime {
      return step("to_datetime", "Add the step \"to_datetime\" with a time and a time zone.")
    }
    guard target.isTextual else { return nil }
    return step("format_date", "Add the step \"format_date\" with a format.")
      ?? Advice(hint: "Read the field with \"as\": \"text\".", readsAsText: true)
  }

  private func instant(to target: FieldType) -> Advice? {
    if target == .date {
      let zone = timeZone ?? "UTC"
      return step(
        "to_date",
        "Add the step \"to_date\" with a time zone.",
        [Step("to_date", [Step.Argument("time_zone", .constant(.string(zone)))])]
      )
    }
    guard target.isTextual else { return nil }
    return step("format_datetime", "Add the step \"format_datetime\" with a format.")
  }

  /// No step takes a record apart.
  private func record(to target: FieldType) -> Advice {
    guard target == .list(.record) else {
      return Advice(hint: "Write the value of one of its parts instead of the record.")
    }
    return Advice(hint: "Write a list of it: {\"list\": [...]}.", makesList: true)
  }

  private func list(of element: InferredType, to target: FieldType) -> Advice? {
    guard Self.verdict(from: element, to: target) != .fits else {
      return target.isTextual
        ? step("join", "Add the step \"join\" with a separator, or \"first\".")
        : step("first", "Add the step \"first\".", [Step("first")])
    }
    guard element.type == .record else {
      return step("first", "Add \"first\", and what makes \(target.name) of it.")
    }
    return step("pluck", "Take one field of its elements with \"pluck\", then \"first\".")
  }
}

extension InferredType {
  /// Whether every value stands in the spec, in a form.
  fileprivate func isWritten(as form: (String) -> Bool) -> Bool {
    guard type == .text, let values else { return false }
    return values.allSatisfy { $0.isWritten && form($0.text) }
  }
}

extension FieldType {
  fileprivate var isReference: Bool { self == .id || self == .reference }
}

extension PossibleValue {
  /// Whether the spec itself says it.
  var isWritten: Bool { writtenAt != nil }

  var writtenAt: JSONPointer? { if case .written(let pointer) = origin { pointer } else { nil } }

  var sourceField: String? {
    switch origin {
    case .field(let name), .retired(let name), .found(let name): name
    case .written: nil
    }
  }

  /// Whether no record brings it along: it is in the spec, or was looked for among the options.
  var isSure: Bool {
    switch origin {
    case .written, .found: true
    case .field, .retired: false
    }
  }

  var isRetired: Bool { if case .retired = origin { true } else { false } }
}
