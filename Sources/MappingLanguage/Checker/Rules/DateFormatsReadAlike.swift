import Diagnostics
import Records

extension CheckRule {
  static let dateFormatsReadAlike = CheckRule(
    "The formats of a list do not read one text as different times",
    [.M311]
  ) { context in
    context.nodes.steps.flatMap { node -> [Diagnostic] in
      guard case .constant(let value) = node.step["formats"], let formats = value.array,
        formats.count > 1
      else { return [] }
      let readers = formats.map { FormatReader($0.string ?? "", of: node.step, context) }
      return readers.indices.compactMap { place in
        guard let later = readers[place] else { return nil }
        let clash = readers[..<place].lazy.compactMap { $0?.clash(with: later) }.first
        guard let clash else { return nil }
        let pointer = node.pointer.appending("formats").appending(place)
        return context.diagnostic(
          .warning,
          .M311,
          "\"\(clash.text)\" is \(clash.first) in the form \"\(clash.format)\", which counts, and"
            + " \(clash.second) in the form \"\(later.format)\"",
          at: pointer,
          of: node.owner,
          hint: "Keep the form that the texts have.",
          found: value.text(),
          fixes: [
            Fix(
              "leave \"\(later.format)\" out",
              grade: .changesMeaning,
              patch: FixPatch.remove(pointer)
            )
          ]
        )
      }
    }
  }
}

/// A step that reads texts of one of its forms alone.
private struct FormatReader {
  let format: String
  private let function: any MappingFunction
  private let pattern: DatePattern
  private let words: DateWords

  /// A text that two forms read differently: the form that counts, and what each reads.
  struct Clash {
    let text: String
    let format: String
    let first: String
    let second: String
  }

  /// `nil` where the step is refused with this form alone.
  init?(_ format: String, of step: Step, _ context: CheckContext) {
    guard let function = context.functions[step.function] else { return nil }
    var constants: [String: JSON] = [:]
    for argument in step.arguments {
      // Wherever it is: the same text in the same place.
      if case .constant(let value) = argument.value { constants[argument.name] = value }
    }
    constants["formats"] = .array([.string(format)])
    var arguments = StepArguments(constants, resources: context.options.resources)
    arguments.complete(from: context.spec.defaults, for: function.signature)
    if step["time_zone"] != nil, arguments["time_zone"] == nil {
      arguments.values["time_zone"] = "UTC"
    }
    guard let ready = try? function.init(arguments), let pattern = try? DatePattern(format),
      let words = try? arguments.dateWords()
    else { return nil }
    self.format = format
    self.function = ready
    self.pattern = pattern
    self.words = words
  }

  /// 2001-02-03 04:05:06 and 2012-11-10 09:08:07, UTC: no two of their numbers are alike.
  private static let moments: [Int64] = [981_173_106, 1_352_538_487]

  func clash(with other: FormatReader) -> Clash? {
    for text in texts + other.texts {
      guard let first = read(text), let second = other.read(text), first != second
      else { continue }
      return Clash(text: text, format: format, first: first, second: second)
    }
    return nil
  }

  /// Texts of this form.
  private var texts: [String] {
    guard !pattern.isISO else { return ["2001-02-03", "2001-02-03T04:05:06"] }
    return Self.moments.map { seconds in
      var arena = Arena()
      let start = arena.position
      let moment = ISO8601.Moment(seconds: seconds)
      pattern.write(ShownMoment(moment, in: .fixed(seconds: 0)), words: words, to: &arena)
      return arena.string(arena.text(from: start))
    }
  }

  private func read(_ text: String) -> String? {
    var arena = Arena()
    let input = arena.text(text)
    guard let value = try? function.apply(input, &arena) else { return nil }
    return arena.string(PlainText.of(value, &arena))
  }
}
