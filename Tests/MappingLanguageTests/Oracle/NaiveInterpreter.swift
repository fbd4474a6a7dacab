import Records

@testable import MappingLanguage

/// Reads a spec as it is written and does what it says, record by record, tree by tree.
///
/// The oracle of the compiled program: it shares the functions and nothing else.
struct NaiveInterpreter {
  struct Fault: Error, Equatable {
    var code: RecordFaultCode
    var mustReject = false
  }

  /// What can be compared: everything but the words of a message.
  enum Outcome: Equatable {
    case emitted(key: String, json: [UInt8])
    case dropped(by: String)
    case held(by: String, code: RecordFaultCode?)
    case rejected(by: String, target: String?, RecordFaultCode)
    case runFailed(by: String, RecordFaultCode)

    init(_ outcome: RecordOutcome) {
      switch outcome {
      case .emitted(let record): self = .emitted(key: record.key, json: record.json)
      case .dropped(let filter): self = .dropped(by: filter)
      case .held(let held): self = .held(by: held.by, code: held.failure?.code)
      case .rejected(let rejection):
        self = .rejected(by: rejection.by, target: rejection.target, rejection.code)
      case .runFailed(let rejection): self = .runFailed(by: rejection.by, rejection.code)
      }
    }
  }

  let spec: MappingSpec
  let source: Catalog
  let target: Catalog
  let run: RunConstants
  let answers: LookupTable

  // The record at hand.
  private var record = JSON.null
  private var held: JSON?
  var isNew: Bool { held == nil }
  private var variables: [String: Result<NaiveValue, Fault>] = [:]
  /// The element inside `each`, and the field the list came from.
  private var element: NaiveValue?
  private var listField: String?
  /// The target field that `truncate` and `to_option` look at.
  var writing: CatalogField?
  /// Functions by what they are made of.
  var made: [FunctionCall: any MappingFunction] = [:]
  /// How often each function gave a value, and how often it failed, by its name.
  var calls: [String: Calls] = [:]

  struct FunctionCall: Hashable {
    var name: String
    var constants: [String: JSON]
    /// The source field it stands on.
    var field: String?
    /// The target field it is written to.
    var writing: String?
  }

  struct Calls {
    var gaveValue = 0
    var failed = 0
  }

  init(
    _ spec: MappingSpec,
    source: Catalog,
    target: Catalog,
    run: RunConstants,
    answers: LookupTable
  ) {
    self.spec = spec
    self.source = source
    self.target = target
    self.run = run
    self.answers = answers
  }

  mutating func outcome(of record: JSON, current: CurrentRecord) -> Outcome {
    self.record = record
    variables = [:]
    held = nil
    if case .existing(let json) = current { held = try? JSON(parsing: json) }
    if current == .new, spec.target.operation == .update {
      return .dropped(by: MappingProgram.updateOnly)
    }
    for filter in spec.filters {
      do throws(Fault) {
        let isLenient = spec.defaults.onError == .null
        guard try holds(filter.when, errorsAreNull: isLenient) else { continue }
      } catch {
        return ended(by: filter.id, filter.target, error, spec.defaults.onError)
      }
      switch filter.action {
      case .dropRecord: return .dropped(by: filter.id)
      case .holdRecord: return .held(by: filter.id, code: nil)
      case .rejectRecord:
        return .rejected(by: filter.id, target: filter.target, .rejectedByFilter)
      }
    }
    return rules()
  }

  private func ended(
    by name: String,
    _ target: String?,
    _ fault: Fault,
    _ policy: ErrorPolicy
  ) -> Outcome {
    if fault.mustReject { return .rejected(by: name, target: target, fault.code) }
    switch policy {
    case .rejectRecord, .null: return .rejected(by: name, target: target, fault.code)
    case .holdRecord: return .held(by: name, code: fault.code)
    case .failRun: return .runFailed(by: name, fault.code)
    }
  }

  // MARK: Rules

  private mutating func rules() -> Outcome {
    var members: [JSONObject.Member] = []
    var key = spec.target.key.map { _ in "" }
    for rule in spec.rules {
      guard let field = target[rule.target] else { continue }
      writing = field
      let onError = rule.onError ?? spec.defaults.onError
      let result: NaiveValue?
      do throws(Fault) {
        result = try written(rule, field, isLenient: onError == .null)
      } catch {
        return ended(by: rule.id, rule.target, error, onError)
      }
      writing = nil
      guard let value = result else { continue }
      if let place = spec.target.key.firstIndex(of: rule.target), value != .null {
        key[place] = String(decoding: value.plain, as: UTF8.self)
      }
      members.append(JSONObject.Member(rule.target, value.json))
    }
    return .emitted(
      key: key.joined(separator: "\u{1F}"),
      json: JSON.object(JSONObject(members)).bytes()
    )
  }

  /// What a rule writes; `nil` where it writes nothing.
  private mutating func written(
    _ rule: Rule,
    _ field: CatalogField,
    isLenient: Bool
  ) throws(Fault) -> NaiveValue? {
    var value = NaiveValue.null
    do throws(Fault) {
      if let when = rule.when, try !holds(when, errorsAreNull: isLenient) { return nil }
      let write = rule.write ?? spec.defaults.write ?? .always
      let isKey = spec.target.key.contains(rule.target)
      if write == .ifEmpty, !isKey, try current(rule.target, asText: false) != .null { return nil }
      value = try self.value(rule.value).trimmed
      try Self.boundSize(value)
    } catch {
      guard isLenient, !error.mustReject else { throw error }
    }
    let onNull = rule.onNull ?? spec.defaults.onNull
    guard value == .null else { return try checked(value, field, isLenient) }
    let isRequired = spec.target.operation != .update && field.requiredOnCreate
    let mayStayAway = held != nil && onNull == .omit
    let isMissing = spec.target.key.contains(rule.target) || (isRequired && !mayStayAway)
    if isMissing || onNull == .rejectRecord { throw Fault(code: .requiredNull, mustReject: true) }
    return onNull == .writeNull ? .null : nil
  }

  private func checked(
    _ value: NaiveValue,
    _ field: CatalogField,
    _ isLenient: Bool
  ) throws(Fault) -> NaiveValue {
    do throws(Fault) {
      return try NaiveTarget(catalog: target, offset: offset).tested(value, for: field)
    } catch {
      throw Fault(code: error.code, mustReject: error.mustReject || isLenient)
    }
  }

  /// Seconds east of Greenwich that the defaults say: `+02:00`, or none.
  var offset: Int64 {
    guard let name = spec.defaults.timeZone, let sign = name.first, sign == "+" || sign == "-"
    else { return 0 }
    let numbers = name.dropFirst().split(separator: ":").compactMap { Int64($0) }
    return (numbers[0] * 3600 + numbers[1] * 60) * (sign == "-" ? -1 : 1)
  }

  // MARK: Values

  mutating func value(_ expression: ValueExpression) throws(Fault) -> NaiveValue {
    let start: NaiveValue
    switch expression.head {
    case .atom(let atom): start = try self.atom(atom)
    case .coalesce(let atoms): start = try coalesce(atoms)
    case .concat(let atoms, let separator, let nulls):
      start = try concat(atoms, separator, nulls)
    case .choice(let arms, let otherwise): start = try choice(arms, otherwise)
    case .calc(let calculation, let atoms, let nulls):
      start = try calculate(calculation, atoms, nulls)
    case .list(let atoms):
      var items: [NaiveValue] = []
      for atom in atoms {
        let value = try self.atom(atom)
        if case .list(let more) = value { items += more } else { items.append(value) }
        try Self.bound(.listed(items))
      }
      start = .listed(items)
    case .test(let condition): start = .bool(try holds(condition))
    }
    return try apply(expression.then, to: start, after: nil)
  }

  /// No list that is made has more than a thousand elements.
  static func bound(_ value: NaiveValue) throws(Fault) {
    if case .list(let items) = value, items.count > 1000 { throw Fault(code: .tooManyElements) }
  }

  /// No list and no record has more than 16 mebibytes with all that is inside.
  private static func boundSize(_ value: NaiveValue) throws(Fault) {
    switch value {
    case .list, .record: if value.size > 16 << 20 { throw Fault(code: .tooLarge) }
    default: break
    }
  }

  private mutating func coalesce(_ atoms: [Atom]) throws(Fault) -> NaiveValue {
    for atom in atoms {
      let value = try self.atom(atom)
      if value != .null { return value }
    }
    return .null
  }

  private mutating func concat(
    _ atoms: [Atom],
    _ separator: String,
    _ nulls: ValueExpression.Nulls
  ) throws(Fault) -> NaiveValue {
    var pieces: [[UInt8]] = []
    for atom in atoms {
      let value = try self.atom(atom)
      if value == .null, nulls == .null { return .null }
      if value != .null { pieces.append(value.plain) }
    }
    let bytes = Array(pieces.joined(separator: Array(separator.utf8)))
    return bytes.isEmpty ? .null : .text(bytes)
  }

  private mutating func choice(
    _ arms: [ValueExpression.Arm],
    _ otherwise: Atom
  ) throws(Fault) -> NaiveValue {
    for arm in arms where try holds(arm.when) { return try atom(arm.value) }
    return try atom(otherwise)
  }

  // MARK: Variables

  mutating func variable(_ name: String) throws(Fault) -> NaiveValue {
    if let known = variables[name] { return try known.get() }
    let outer = (element, listField, writing)
    (element, listField, writing) = (nil, nil, nil)
    let result: Result<NaiveValue, Fault>
    do throws(Fault) {
      let value = try computed(name)
      try Self.boundSize(value)
      result = .success(value)
    } catch {
      result = .failure(error)
    }
    (element, listField, writing) = outer
    variables[name] = result
    return try result.get()
  }

  private mutating func computed(_ name: String) throws(Fault) -> NaiveValue {
    guard let variable = spec.variables.first(where: { $0.name == name }) else { return .null }
    switch variable.body {
    case .value(let expression): return try value(expression)
    case .record(let body):
      guard let each = body.each else {
        if let keep = body.keep, try !holds(keep) { return .null }
        return try record(body)
      }
      let list = try atom(each)
      guard list != .null else { return .null }
      guard case .list(let items) = list else { throw Fault(code: .unreadable) }
      try Self.bound(list)
      if case .field(let name) = each.source { listField = name }
      var records: [NaiveValue] = []
      for item in items {
        element = item
        if let keep = body.keep, try !holds(keep) { continue }
        records.append(try record(body))
      }
      return .listed(records)
    }
  }

  private mutating func record(_ body: RecordBody) throws(Fault) -> NaiveValue {
    var members: [NaiveValue.Member] = []
    for part in body.parts {
      let value = try self.value(part.value).trimmed
      guard value == .null else {
        members.append(NaiveValue.Member(name: part.to, value: value))
        continue
      }
      switch part.onNull {
      case .omit: continue
      case .drop: return .null
      case .rejectRecord: throw Fault(code: .requiredNull, mustReject: true)
      }
    }
    return members.isEmpty ? .null : .record(members)
  }

  // MARK: Atoms

  mutating func atom(_ atom: Atom) throws(Fault) -> NaiveValue {
    let start: NaiveValue
    switch atom.source {
    case .field(let name):
      start = try read(record[name] ?? .null, as: source[name], asText: atom.asText)
    case .constant(let json): start = NaiveValue(constant: json)
    case .variable(let name): start = try variable(name)
    case .lookup(let name): start = try lookup(name)
    case .run(.startedAt): start = .instant(run.startedAt.moment)
    case .run(.runID): start = .of(run.runID)
    case .run(.specID): start = .of(spec.id)
    case .run(.sourceSystem): start = .of(spec.source.system)
    case .current(let name): start = try current(name, asText: atom.asText)
    case .item(let name): start = try item(name, asText: atom.asText)
    }
    return try apply(atom.then, to: start, after: atom)
  }

  private func current(_ name: String, asText: Bool) throws(Fault) -> NaiveValue {
    try read(held?[name] ?? .null, as: target[name], asText: asText)
  }

  private func item(_ name: String, asText: Bool) throws(Fault) -> NaiveValue {
    guard case .record(let members) = element else { return .null }
    let found = members.last { $0.name == name }?.value ?? .null
    let field = listField.flatMap { source.elementFields(of: $0)[name] }
    guard let field, !asText else {
      switch found {
      case .text, .spelled, .bool: return NaiveValue.of(bytes: found.plain).trimmed
      case .null, .int, .dec, .date, .instant, .list, .record, .json: return .null
      }
    }
    return try read(found.json, as: field, asText: false)
  }

  private mutating func lookup(_ name: String) throws(Fault) -> NaiveValue {
    guard let lookup = spec.lookups.first(where: { $0.name == name }) else { return .null }
    var texts: [String] = []
    for match in lookup.match {
      let text = try atom(match.equals)
      if case .list = text { return .null }
      guard text != .null else { return lookup.returns == "found" ? .bool(false) : .null }
      texts.append(String(decoding: text.plain, as: UTF8.self))
    }
    let hits = answers.hits(of: name, lookup.key(of: texts)) ?? []
    if lookup.returns == "found" { return .bool(!hits.isEmpty) }
    guard let first = hits.min(by: { $0.id < $1.id }) else {
      if lookup.onNone == .error { throw Fault(code: .lookupNone) }
      return .null
    }
    if hits.count > 1, lookup.onMany == .error { throw Fault(code: .lookupMany) }
    if hits.count > 1, lookup.onMany != .firstByID { return .null }
    return NaiveValue(constant: first.value).trimmed
  }
}
