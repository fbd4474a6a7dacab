import Records

extension RecordEngine {
  /// A record variable: one record, or one for each element, where `keep` lets it through.
  mutating func records(_ body: CompiledRecord) throws(EvaluationFault) -> Value {
    guard let each = body.each else {
      if let keep = body.keep, try !holds(keep) { return .null }
      return try record(body, of: nil)
    }
    let list = try value(ofAtom: each)
    guard !list.isNull else { return .null }
    guard list.kind == .list else {
      throw EvaluationFault(fault: FunctionFault(.unreadable, "\"each\" needs a list."))
    }
    do throws(FunctionFault) {
      try MadeList.check(list.range.count)
    } catch {
      throw EvaluationFault(fault: error)
    }
    let outer = element
    defer { element = outer }
    var records: [Value] = []
    for (number, index) in list.range.enumerated() {
      element = arena.elements[index]
      if let keep = body.keep, try !holds(keep) { continue }
      records.append(try record(body, of: number + 1))
    }
    return arena.list(records)
  }

  /// One record; null where a part drops it, or where it has no key.
  ///
  /// `number` counts elements from 1, for messages.
  private mutating func record(
    _ body: CompiledRecord,
    of number: Int?
  ) throws(EvaluationFault) -> Value {
    var members: [Value] = []
    for part in body.parts {
      let value: Value
      do throws(EvaluationFault) {
        let made = try self.value(ofExpression: part.expression)
        value = Self.written(made, in: arena)
      } catch {
        throw EvaluationFault(
          fault: FunctionFault(
            error.fault.code,
            place(part.title, number) + error.fault.message
          ),
          mustReject: error.mustReject
        )
      }
      guard value.isNull else {
        members.append(constants[part.name])
        members.append(value)
        continue
      }
      switch part.onNull {
      case .omit: break
      case .drop: return .null
      case .rejectRecord:
        throw EvaluationFault(
          fault: FunctionFault(
            .requiredNull,
            place(part.title, number) + "There is no value, and one is required."
          ),
          mustReject: true
        )
      }
    }
    return members.isEmpty ? .null : arena.record(members)
  }

  private mutating func place(_ part: String, _ number: Int?) -> String {
    number.map { "Element \($0), \(part): " } ?? "\(part): "
  }
}
