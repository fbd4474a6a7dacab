import Diagnostics
import Records

extension SpecReader {
  private static let valueHeads = SpecKeys.atomHeads + SpecKeys.combinatorHeads
  private static let stepKeys = SpecKeys.step.requiredNames + SpecKeys.step.optionalNames

  // MARK: Values

  /// One head and its pipeline; the steps of a single atom stay in the atom.
  mutating func value(_ place: SpecPlace?) -> ValueExpression? {
    guard let place, let head = head(place, of: "a value", Self.valueHeads) else { return nil }
    guard let keys = SpecKeys.combinators.first(where: { $0.head == head }) else {
      return atom(place).map { ValueExpression(.atom($0)) }
    }
    guard let members = members(place, keys) else { return nil }
    let steps = steps(members["then"])
    guard let body = combinator(head, members) else { return nil }
    return ValueExpression(body, then: steps)
  }

  /// The one key of an object that says what it is.
  private mutating func head(_ place: SpecPlace, of what: String, _ heads: [String]) -> String? {
    guard let object = place.json.object else {
      _ = members(place, of: what, required: [])
      return nil
    }
    let present = heads.filter { object[$0] != nil }
    if present.count == 1 { return present[0] }
    let isEmpty = present.isEmpty
    let near = object.names.filter { _ in isEmpty }.map { name in
      (name, NearestNames(to: name, among: heads, isVocabulary: true))
    }
    report(
      isEmpty
        ? "\(what) says nothing about where it comes from"
        : "\(what) has several heads: \(present.joined(separator: ", "))",
      at: place.pointer,
      hint: near.lazy.compactMap { $0.1.hint(showing: 3, as: \.self) }.first
        ?? "Keep exactly one.",
      found: place.drawing,
      expected: "exactly one of \(heads.joined(separator: ", "))",
      near: isEmpty ? near.flatMap { $0.1.things.prefix(3) } : present,
      fixes: near.compactMap { name, heads in
        heads.meant.map { .renaming(name, to: $0, of: place.pointer) }
      }
    )
    return nil
  }

  private mutating func combinator(
    _ head: String,
    _ members: SpecMembers
  )
    -> ValueExpression.Head?
  {
    switch head {
    case "coalesce": return .coalesce(atoms(members["coalesce"], min: 2))
    case "concat":
      let atoms = atoms(members["concat"], min: 2)
      let separator = text(members["separator"]) ?? ""
      guard let nulls = word(members["nulls"], ValueExpression.Nulls.self) else { return nil }
      return .concat(atoms, separator: separator, nulls: nulls)
    case "case":
      let arms = list(members["case"], min: 1, within: SpecLimits.arms) { reader, item in
        reader.arm(item)
      }
      guard let otherwise = members["else"].flatMap({ atom($0) }) else { return nil }
      return .choice(arms, otherwise: otherwise)
    case "calc":
      let atoms = atoms(members["of"], min: 2)
      guard let calculation = word(members["calc"], ValueExpression.Calculation.self),
        let nulls = word(members["nulls"], ValueExpression.Nulls.self)
      else { return nil }
      return .calc(calculation, of: atoms, nulls: nulls)
    case "list": return .list(atoms(members["list"], min: 1))
    case "test": return members["test"].flatMap { condition($0) }.map { .test($0) }
    default: preconditionFailure("\(head) is not a combinator")
    }
  }

  private mutating func arm(_ place: SpecPlace) -> ValueExpression.Arm? {
    guard let members = members(place, .arm)
    else { return nil }
    let when = members["when"].flatMap { condition($0) }
    let value = members["value"].flatMap { atom($0) }
    guard let when, let value else { return nil }
    return ValueExpression.Arm(when: when, value: value)
  }

  // MARK: Atoms

  private mutating func atoms(_ place: SpecPlace?, min: Int) -> [Atom] {
    list(place, min: min) { reader, item in reader.atom(item) }
  }

  mutating func atom(_ place: SpecPlace) -> Atom? {
    guard let head = head(place, of: "an atom", SpecKeys.atomHeads),
      let keys = SpecKeys.atoms.first(where: { $0.head == head }),
      let members = members(place, keys)
    else { return nil }
    let asText = asText(members["as"])
    let steps = steps(members["then"])
    guard let source = atomSource(head, members) else { return nil }
    return Atom(source, asText: asText, then: steps)
  }

  private mutating func asText(_ place: SpecPlace?) -> Bool {
    guard let place, let word = text(place) else { return false }
    if word != "text" {
      report(
        "a value can only be read as text",
        at: place.pointer,
        hint: "Write \"text\"; everything else is a conversion step.",
        found: word,
        expected: "text"
      )
    }
    return true
  }

  private mutating func atomSource(_ head: String, _ members: SpecMembers) -> Atom.Source? {
    let place = members[head]
    switch head {
    case "field": return name(place).map { .field($0) }
    case "const": return constant(place).map { .constant($0) }
    case "var": return name(place).map { .variable($0) }
    case "lookup": return name(place).map { .lookup($0) }
    case "run": return word(place, Atom.RunValue.self).map { .run($0) }
    case "current": return name(place).map { .current($0) }
    case "item": return name(place).map { .item($0) }
    default: preconditionFailure("\(head) is not an atom")
    }
  }

  // MARK: Steps

  private mutating func steps(_ place: SpecPlace?) -> [Step] {
    list(place, within: SpecLimits.steps) { reader, item in reader.step(item) }
  }

  private mutating func step(_ place: SpecPlace) -> Step? {
    guard let object = place.json.object else {
      _ = members(place, .step)
      return nil
    }
    let parameters = object.names.filter { !Self.stepKeys.contains($0) }
    guard !exceeds(parameters.count, SpecLimits.parameters, at: place.pointer) else { return nil }
    guard
      let members = members(place, .step, also: parameters)
    else { return nil }
    let each = flag(members["each"], default: false)
    let policy = word(members["on_error"], Step.ErrorPolicy.self)
    var arguments: [Step.Argument] = []
    for name in parameters where !isTooLong(name, at: members.pointer.appending(name)) {
      guard let place = members[name], let value = argument(place) else { continue }
      arguments.append(Step.Argument(name, value))
    }
    guard let function = name(members["fn"]) else { return nil }
    return Step(function, arguments, each: each, nullOnError: policy == .null)
  }

  /// A constant, or a variable for the few parameters that take one.
  private mutating func argument(_ place: SpecPlace) -> Step.Argument.Value? {
    guard place.json.object != nil else { return constant(place).map { .constant($0) } }
    guard let members = members(place, .parameter) else { return nil }
    return name(members["var"]).map { .variable($0) }
  }
}
