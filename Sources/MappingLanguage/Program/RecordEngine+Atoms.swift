import Records

extension RecordEngine {
  /// The value of an atom after its steps.
  mutating func value(ofAtom index: Int) throws(EvaluationFault) -> Value {
    let atom = parts.atoms[index]
    let start: Value
    switch atom.source {
    case .slot(let place): start = try slot(place, asText: atom.asText)
    case .constant(let place): start = constants[place]
    case .variable(let place): start = try variable(place)
    case .lookup(let place): start = try lookup(place)
    case .run(let which): start = runValue(which)
    case .current(let place): start = try current(place, asText: atom.asText)
    case .item(let place): start = try item(place, asText: atom.asText)
    }
    return atom.steps.isEmpty ? start : try apply(atom.steps, to: start)
  }

  // MARK: Sources

  @inline(__always)
  private mutating func slot(_ place: Int, asText: Bool) throws(EvaluationFault) -> Value {
    let given = raw[place]
    if trace != nil { trace?.read(.source, parts.slots[place].name, given, arena) }
    if given.isNull { return .null }
    if given.kind == .text, asText || trimmedTexts[place],
      WhiteSpace.isTight(given.range, in: arena.bytes)
    {
      return given
    }
    return try readSlot(place, asText: asText)
  }

  @inline(never)
  private mutating func readSlot(_ place: Int, asText: Bool) throws(EvaluationFault) -> Value {
    if asText { return slotReadings.with(place) { $0.readText(raw[place], &arena) } }
    if let known = try slots.known(place) { return known }
    do throws(FunctionFault) {
      let value = try slotReadings.with(place) { reading throws(FunctionFault) in
        try reading.read(raw[place], &arena)
      }
      slots.keep(value, place)
      return value
    } catch {
      let fault = named(error, parts.slots[place].name)
      slots.keep(fault, place)
      throw fault
    }
  }

  /// What the destination holds; null where it has no such record.
  mutating func current(_ place: Int, asText: Bool = false) throws(EvaluationFault) -> Value {
    let raw = currentRaw.indices.contains(place) ? currentRaw[place] : .null
    if trace != nil { trace?.read(.current, parts.currents[place].name, raw, arena) }
    if asText { return currentReadings.with(place) { $0.readText(raw, &arena) } }
    if let known = try currents.known(place) { return known }
    do throws(FunctionFault) {
      let value = try currentReadings.with(place) { reading throws(FunctionFault) in
        try reading.read(raw, &arena)
      }
      currents.keep(value, place)
      return value
    } catch {
      let fault = named(error, parts.currents[place].name)
      currents.keep(fault, place)
      throw fault
    }
  }

  private func named(_ fault: FunctionFault, _ field: String) -> EvaluationFault {
    EvaluationFault(fault: FunctionFault(fault.code, "\(field): \(fault.message)"))
  }

  private mutating func item(_ place: Int, asText: Bool) throws(EvaluationFault) -> Value {
    let item = parts.items[place]
    guard let reading = item.reading, !asText else {
      return RecordFields.text(at: item.path, of: element, &arena)
    }
    do throws(FunctionFault) {
      return try reading.read(RecordFields.raw(at: item.path, of: element, arena), &arena)
    } catch {
      throw EvaluationFault(fault: error)
    }
  }

  private mutating func runValue(_ which: CompiledAtom.RunSlot) -> Value {
    switch which {
    case .startedAt: .instant(context.run.startedAt.moment)
    case .runID: arena.text(context.run.runID)
    case .specID: arena.text(program.spec.id)
    case .sourceSystem: arena.text(program.spec.source.system)
    }
  }

  // MARK: Steps

  mutating func apply(_ range: Range<Int>, to start: Value) throws(EvaluationFault) -> Value {
    var value = start
    for index in range {
      let plain = plainSteps[index]
      guard plain.isPlain, trace == nil else {
        value = try applyAny(index, to: value)
        continue
      }
      if value.isNull, !plain.seesNull { continue }
      do throws(FunctionFault) {
        value = try applyPlain(index, plain.takes, value)
      } catch {
        guard plain.nullOnError else { throw EvaluationFault(fault: error) }
        value = .null
      }
    }
    return value
  }

  @inline(__always)
  private mutating func applyPlain(
    _ index: Int,
    _ takes: ValueKinds,
    _ value: Value
  ) throws(FunctionFault) -> Value {
    guard takes.contains(value.kind) else { throw Self.wrongType }
    if value.kind == .text, value.range.count > MadeText.bytesMax { throw MadeText.tooLong }
    let made = try functions.with(index) { function throws(FunctionFault) in
      try function.apply(value, &arena)
    }
    guard made.kind == .text, made.range.count <= MadeText.bytesMax else {
      return try Self.settled(made)
    }
    return made.range.isEmpty ? .null : made
  }

  /// One step of any kind, with what a trace wants to know.
  private mutating func applyAny(
    _ index: Int,
    to value: Value
  ) throws(EvaluationFault) -> Value {
    let steps = steps
    return try steps.with(index) { step throws(EvaluationFault) in
      if value.isNull, !step.seesNull { return value }
      do throws(EvaluationFault) {
        return try apply(step, at: index, to: value)
      } catch {
        guard step.nullOnError, !error.mustReject else { throw error }
        return .null
      }
    }
  }

  private mutating func apply(
    _ step: CompiledStep,
    at place: Int,
    to value: Value
  ) throws(EvaluationFault) -> Value {
    guard case .varying(let call) = step.call else {
      let functions = functions
      return try functions.with(place) { function throws(EvaluationFault) in
        try apply(step, function, at: place, to: value)
      }
    }
    guard let function = try self.function(of: call) else { return .null }
    return try apply(step, function, at: place, to: value)
  }

  private mutating func apply(
    _ step: CompiledStep,
    _ function: ReadyFunction,
    at place: Int,
    to value: Value
  ) throws(EvaluationFault) -> Value {
    do throws(FunctionFault) {
      guard step.each else { return try call(function, step, at: place, value) }
      guard value.kind == .list else {
        throw FunctionFault(.targetForm, "The step applies to each element, but this is no list.")
      }
      var items: [Value] = []
      for index in value.range {
        let element = arena.elements[index]
        var made = Value.null
        do throws(FunctionFault) {
          made = try call(function, step, at: place, element)
        } catch {
          guard step.nullOnError else { throw error }
        }
        guard !made.isNull else { continue }
        try MadeList.check(items.count + 1)
        items.append(made)
      }
      return arena.list(items)
    } catch {
      throw EvaluationFault(fault: error)
    }
  }

  private mutating func call(
    _ function: ReadyFunction,
    _ step: CompiledStep,
    at place: Int,
    _ value: Value
  ) throws(FunctionFault) -> Value {
    guard step.takes.contains(value.kind) else { throw Self.wrongType }
    if value.kind == .text { try MadeText.check(value.range.count) }
    let made: Value
    do throws(FunctionFault) {
      made = try function.apply(value, &arena)
      if trace != nil { remark(function, at: place, on: value, giving: made) }
    } catch {
      if trace != nil { remark(function, at: place, on: value, giving: nil) }
      throw error
    }
    return try Self.settled(made)
  }

  private static var wrongType: FunctionFault {
    @inline(never) get {
      FunctionFault(.wrongType, "The value is not of a type that the step takes.")
    }
  }

  private mutating func remark(
    _ function: ReadyFunction,
    at place: Int,
    on input: Value,
    giving output: Value?
  ) {
    guard let function = function.function as? any SampledFunction,
      let kind = function.remark(on: input, giving: output, &arena)
    else { return }
    trace?.remark(StepRemark(kind, at: parts.stepPlaces[place]))
  }

  /// What a step made, within its bounds; an empty text is null after every step.
  private static func settled(_ value: Value) throws(FunctionFault) -> Value {
    switch value.kind {
    case .text:
      try MadeText.check(value.range.count)
      return value.range.isEmpty ? .null : value
    case .list:
      try MadeList.check(value.range.count)
      return value
    case .null, .boolean, .integer, .decimal, .date, .instant, .record, .number, .json:
      return value
    }
  }

  /// The function for the present values of a step's variables; `nil` where one of them is null.
  private mutating func function(
    of step: VaryingStep
  ) throws(EvaluationFault) -> ReadyFunction? {
    var texts: [String] = []
    for parameter in step.parameters {
      let text = PlainText.of(try variable(parameter.variable), &arena)
      guard !text.isNull else { return nil }
      texts.append(arena.string(text))
    }
    if let known = varying[step.place][texts] { return known }
    var arguments = step.arguments
    for (parameter, text) in zip(step.parameters, texts) {
      arguments.values[parameter.name] = .string(text)
    }
    do throws(ArgumentFault) {
      let made = ReadyFunction(try step.function.init(arguments))
      // The checker sees to it that values are few; a spec nobody checked must not fill the memory.
      if varying[step.place].count >= MappingProgram.elementsMax { varying[step.place] = [:] }
      varying[step.place][texts] = made
      return made
    } catch {
      arena.remarks.insert(.unlisted)
      let name = step.function.signature.name
      throw EvaluationFault(
        fault: FunctionFault(
          .unlisted,
          "The value for \"\(error.parameter)\" of \"\(name)\" cannot be used."
        )
      )
    }
  }
}
