import Records

extension RecordEngine {
  mutating func value(ofExpression index: Int) throws(EvaluationFault) -> Value {
    let expression = parts.expressions[index]
    let start: Value
    switch expression.head {
    case .atom(let atom): start = try value(ofAtom: atom)
    case .coalesce(let atoms): start = try coalesce(atoms)
    case .concat(let atoms, let separator, let skipsNull):
      start = try concat(atoms, separator: separator, skipsNull: skipsNull)
    case .choice(let arms, let otherwise): start = try choice(arms, otherwise: otherwise)
    case .calculation(let operation, let atoms, let skipsNull):
      start = try calculate(operation, atoms, skipsNull: skipsNull)
    case .list(let atoms): start = try list(atoms)
    case .test(let condition): start = .boolean(try holds(condition))
    }
    return expression.steps.isEmpty ? start : try apply(expression.steps, to: start)
  }

  /// The first that is not null; the others are not computed.
  @inline(never)
  private mutating func coalesce(_ atoms: Range<Int>) throws(EvaluationFault) -> Value {
    for atom in atoms {
      let value = try value(ofAtom: atom)
      if !value.isNull { return value }
    }
    return .null
  }

  @inline(never)
  private mutating func concat(
    _ atoms: Range<Int>,
    separator: Int,
    skipsNull: Bool
  ) throws(EvaluationFault) -> Value {
    let first = pieceCount
    defer { pieceCount = first }
    for atom in atoms {
      let value = try value(ofAtom: atom)
      if !value.isNull {
        pieces[pieceCount] = value
        pieceCount += 1
      } else if !skipsNull {
        return .null
      }
    }
    let between = separator >= 0 ? constants[separator] : Value.null
    let start = arena.position
    for index in first..<pieceCount {
      if index > first, !between.isNull { arena.append(slice: between.range) }
      let piece = pieces[index]
      if piece.kind == .text {
        arena.append(slice: piece.range)
      } else {
        PlainText.append(piece, to: &arena)
      }
      do throws(FunctionFault) {
        try MadeText.check(arena.position - start)
      } catch {
        throw EvaluationFault(fault: error)
      }
    }
    return arena.text(from: start)
  }

  @inline(never)
  private mutating func choice(
    _ arms: Range<Int>,
    otherwise: Int
  ) throws(EvaluationFault) -> Value {
    for index in arms {
      let arm = parts.arms[index]
      if try holds(arm.condition) { return try value(ofAtom: arm.atom) }
    }
    return try value(ofAtom: otherwise)
  }

  /// Members in order; nulls are left out, lists are spliced.
  @inline(never)
  private mutating func list(_ atoms: Range<Int>) throws(EvaluationFault) -> Value {
    var members: [Value] = []
    for atom in atoms {
      let value = try value(ofAtom: atom)
      guard !value.isNull else { continue }
      let more = value.kind == .list ? value.range : nil
      do throws(FunctionFault) {
        try MadeList.check(members.count + (more?.count ?? 1))
      } catch {
        throw EvaluationFault(fault: error)
      }
      if let more {
        members.append(contentsOf: arena.elements[more])
      } else {
        members.append(value)
      }
    }
    return arena.list(members)
  }

  // MARK: Calculations

  @inline(never)
  private mutating func calculate(
    _ operation: CompiledExpression.Operation,
    _ atoms: Range<Int>,
    skipsNull: Bool
  ) throws(EvaluationFault) -> Value {
    var values: [Value] = []
    for atom in atoms {
      let value = try value(ofAtom: atom)
      if !value.isNull {
        values.append(value)
      } else if !skipsNull {
        return .null
      }
    }
    guard let first = values.first else { return .null }
    do throws(FunctionFault) {
      switch operation {
      case .minimum, .maximum:
        var best = first
        for value in values.dropFirst() {
          guard let order = ValueOrder.compare(value, best, arena) else {
            throw FunctionFault(.notANumber, "The values cannot be compared.")
          }
          if operation == .minimum ? order < 0 : order > 0 { best = value }
        }
        return best
      case .daysBetween: return try Calculation.daysBetween(values, in: parts.zone)
      case .sum, .difference, .product, .quotient:
        return try Calculation.number(operation, values)
      }
    } catch {
      throw EvaluationFault(fault: error)
    }
  }

  // MARK: Variables

  @inline(never)
  private mutating func record(_ variable: Int) throws(EvaluationFault) -> Value {
    guard case .record(let body) = parts.variables[variable].body else { return .null }
    return try records(body)
  }

  /// The value of a variable, computed once a record at most; its error stays its error.
  mutating func variable(_ place: Int) throws(EvaluationFault) -> Value {
    arena.remarks.formUnion(variableRemarks[place])
    if let known = try variables.known(place) {
      if trace != nil {
        trace?.read(.variable, program.spec.variables[place].name, known, arena)
      }
      return known
    }
    let mark = trace?.begin()
    let before = arena.remarks
    arena.remarks = []
    defer {
      variableRemarks[place] = arena.remarks
      arena.remarks.formUnion(before)
    }
    do throws(EvaluationFault) {
      let expression = variableExpressions[place]
      let value =
        expression >= 0 ? try self.value(ofExpression: expression) : try record(place)
      if value.isComposite { try Self.checkSize(of: value, in: arena) }
      variables.keep(value, place)
      if let mark { trace?.closeVariable(place, mark, value, arena) }
      return value
    } catch {
      variables.keep(error, place)
      if let mark { trace?.closeVariable(place, mark, failing: error) }
      throw error
    }
  }
}
