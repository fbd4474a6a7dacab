import Records

/// The steps of one value in a line: what each stands on, and when nothing is left for the next.
struct StepLine {
  /// What stands before the first step.
  let whole: String
  /// When that is empty.
  private let absence: String
  private let steps: [Step]
  private let context: CheckContext
  /// `nil` for a function that does not exist.
  private(set) var wordings: [StepWording?] = []

  init(of atom: Atom, _ words: PlainWords, _ context: CheckContext) {
    let whole = PlainWords.of(atom.source)
    self.init(after: whole, absence: "\(whole) is empty", atom.then, words, context)
  }

  init(of value: ValueExpression, _ words: PlainWords, _ context: CheckContext) {
    let whole = PlainWords.short(value.head)
    var absence = "\(whole) is empty"
    if case .coalesce(let atoms) = value.head { absence = words.absence(of: atoms) }
    self.init(after: whole, absence: absence, value.then, words, context)
  }

  init(
    after whole: String,
    absence: String,
    _ steps: [Step],
    _ words: PlainWords,
    _ context: CheckContext
  ) {
    self.whole = whole
    self.absence = absence
    self.steps = steps
    self.context = context
    for (index, step) in steps.enumerated() {
      let wording = words.wording(
        of: step,
        on: subject(of: index),
        absence: absences(before: index).listed("or")
      )
      wordings.append(wording)
    }
  }

  /// What the value that a step stands on comes from: `tags`, `an element of tags`.
  func source(of step: Step) -> String { step.each ? "an element of \(whole)" : whole }

  /// What a step stands on: `city`, or `what is made of city` where a step before has changed it.
  func subject(of index: Int) -> String {
    var (list, element) = (false, false)
    for (step, wording) in zip(steps, wordings.prefix(index)) where wording?.keeps != true {
      if step.each { element = true } else { (list, element) = (true, false) }
    }
    func made(_ thing: String, _ isMade: Bool) -> String {
      isMade ? "what is made of \(thing)" : thing
    }
    guard steps[index].each else { return made(whole, list || element) }
    return made("an element of \(made(whole, list))", element)
  }

  /// What a step fails for.
  func failures(of index: Int) -> [String] {
    var failures = wordings[index]?.fails.map { ["\(subject(of: index)) \($0)"] } ?? []
    for argument in steps[index].arguments {
      guard case .variable(let name) = argument.value else { continue }
      failures.append("the variable \(name) cannot be used as \"\(argument.name)\"")
    }
    return failures
  }

  // MARK: Nothing

  /// When a step gives nothing for a value, as far as that is to be said: not where a default
  /// stands in for it.
  func absencesLeft(by index: Int) -> [String] {
    let step = steps[index]
    let isFilled = steps[(index + 1)...].contains {
      $0.function == "default" && $0.each == step.each
    }
    return isFilled ? [] : named(index)
  }

  /// When a step has nothing to stand on, whatever is the reason.
  private func absences(before index: Int) -> [String] {
    let isOfElements = steps[index].each
    var found = [isOfElements ? "\(source(of: steps[index])) is empty" : absence]
    let usual = found
    for place in 0..<index {
      let step = steps[place]
      guard step.each == isOfElements else {
        // A list whose elements all vanish is empty.
        if step.each, !vanishing(place).isEmpty { found.say("nothing is left of \(whole)") }
        continue
      }
      switch step.function {
      case "default", "required": found = []
      default: found.say(vanishing(place))
      }
    }
    return found.isEmpty ? usual : found
  }

  /// When a step gives nothing for a value.
  private func vanishing(_ index: Int) -> [String] {
    let step = steps[index]
    var found = named(index)
    if step.nullOnError { found += failures(of: index) }
    if leavesNothing(step) { found.append("nothing is left of \(subject(of: index))") }
    return found
  }

  /// The reasons that have a name.
  private func named(_ index: Int) -> [String] {
    let variables = context.emptyParameters(of: steps[index])
    return [wordings[index]?.vanishes].compactMap(\.self)
      + variables.map { "the variable \($0) is empty" }
  }

  /// Whether a step can give nothing for a reason that its wording does not name.
  private func leavesNothing(_ step: Step) -> Bool {
    guard let signature = context.signature(of: step) else { return false }
    switch step.function {
    case "map_value":
      guard case .constant(let name) = step["map"] else { return false }
      let map = context.spec.valueMaps.first { $0.name == name.string }
      return map?.entries.contains { $0.to.isNull } ?? false
    case "to_option", "bucket": return false
    case "trim": return step["characters"] != nil
    default: return !signature.total
    }
  }
}

extension CheckContext {
  /// The variables that a step takes a parameter from and that may be empty: it gives nothing then.
  func emptyParameters(of step: Step) -> [String] {
    // Asked only where the value is empty itself.
    guard step.function != "default" else { return [] }
    return step.arguments.compactMap { argument in
      guard case .variable(let name) = argument.value,
        types.variables[name]?.nullable ?? true
      else { return nil }
      return name
    }
  }
}
