import Patterns
import Records

extension StepArguments {
  /// A text that is not empty.
  func nonEmptyText(_ name: String) throws(ArgumentFault) -> String {
    let text = try text(name)
    guard !text.isEmpty else { throw ArgumentFault(name, "the text is empty") }
    return text
  }

  /// One text or several, none of them empty.
  func separators(_ name: String) throws(ArgumentFault) -> [[UInt8]] {
    let texts = try texts(name)
    guard !texts.isEmpty, !texts.contains("") else {
      throw ArgumentFault(name, "a list of texts that are not empty is needed")
    }
    // The longest first, so that "--" is not read as two times "-".
    return texts.map { Array($0.utf8) }.sorted { $0.count > $1.count }
  }

  /// A list of scalars.
  func scalars(_ name: String) throws(ArgumentFault) -> [ScalarConstant] {
    guard let items = values[name]?.array, !items.isEmpty else {
      throw ArgumentFault(name, "a list of values is needed")
    }
    var scalars: [ScalarConstant] = []
    for item in items {
      guard let scalar = ScalarConstant(item) else {
        throw ArgumentFault(name, "a text, a number, true or false is needed")
      }
      scalars.append(scalar)
    }
    return scalars
  }

  /// A scalar; JSON null is the null value.
  func scalar(_ name: String) throws(ArgumentFault) -> ScalarConstant {
    guard let value = values[name] else { throw ArgumentFault(name, "a value is needed") }
    guard let scalar = ScalarConstant(value) else {
      throw ArgumentFault(name, "a text, a number, true or false is needed")
    }
    return scalar
  }

  /// A regular expression, compiled.
  func pattern(_ name: String) throws(ArgumentFault) -> Pattern {
    let text = try nonEmptyText(name)
    do throws(PatternFault) {
      return try Pattern(text)
    } catch {
      throw ArgumentFault(name, error.sentence)
    }
  }
}

extension PatternFault {
  /// What a person can do something with.
  var sentence: String {
    switch self {
    case .refused(let refusal, let place): "\(refusal) (character \(place + 1))"
    case .limit: "The pattern takes too many steps."
    case .engine(let code): "The pattern engine failed with code \(code)."
    }
  }

  /// The same fault as a step reports it for one record.
  var stepFault: FunctionFault {
    switch self {
    case .limit: FunctionFault(.patternLimit, "The pattern gave up at its limit of steps.")
    case .refused, .engine: FunctionFault(.patternLimit, sentence)
    }
  }
}
