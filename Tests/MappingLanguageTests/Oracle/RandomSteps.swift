import Records

@testable import MappingLanguage

/// Steps of a random mapping: every function of the language, by what its signature says it takes
/// and gives, with constants and inputs that its own examples show.
extension RandomMapping {
  /// A function between two kinds of values.
  private struct Move {
    let function: any MappingFunction.Type
    let from: Kind
    let to: Kind
    var each = false
  }

  private struct Way: Hashable {
    let from: Kind
    let to: Kind
  }

  private static let movesOfFunctions = FunctionCatalog.all.map(moves(of:))

  private static let moves = Dictionary(
    grouping: movesOfFunctions.joined(),
    by: { Way(from: $0.from, to: $0.to) }
  )

  private static func moves(of function: any MappingFunction.Type) -> [Move] {
    let signature = function.signature
    let moves = kinds(taking: signature.input).map { kind in
      Move(function: function, from: kind, to: Self.kind(of: signature.result, from: kind))
    }
    let ofElements = moves.compactMap { move -> Move? in
      guard move.from == .text || move.from == .record else { return nil }
      return Move(
        function: function,
        from: move.from == .text ? .texts : .records,
        to: move.to == .record ? .records : .texts,
        each: true
      )
    }
    return moves + ofElements
  }

  private static func kinds(taking input: FunctionSignature.Input) -> [Kind] {
    switch input {
    case .any: Kind.allCases
    case .text: [.text]
    case .number: [.int, .dec]
    case .scalar: [.text, .int, .dec, .bool, .date, .instant]
    case .types(let types):
      Kind.allCases.filter { types.map(kind(of:)).contains($0) }
    case .list: [.texts, .records]
    case .scalars: [.texts]
    case .records: [.records]
    }
  }

  private static func kind(of result: FunctionSignature.Result, from kind: Kind) -> Kind {
    switch result {
    case .type(let type): Self.kind(of: type)
    case .sameAsInput: kind
    case .element: kind == .records ? .record : .text
    case .listOf(let type): type == .record ? .records : .texts
    case .values, .fromArguments: .text
    }
  }

  // MARK: Drawing

  /// A function, often the favourite, on a field that holds what it takes.
  mutating func anyFunction(giving wanted: Kind) -> Atom {
    let moves = dice.chance(2) ? Self.movesOfFunctions[favourite] : dice.pick(Self.movesOfFunctions)
    let move = dice.pick(moves)
    let field = Self.fields(move.from, in: Self.source, &dice)
    var steps = [step(move, at: field)]
    if move.to != wanted {
      for way in ways(from: move.to, to: wanted) { steps += step(way, at: nil) }
    }
    return Atom(.field(field), then: steps)
  }

  /// Steps that lead from one kind to another; `field` is the one they stand on.
  mutating func steps(on kind: Kind, giving wanted: Kind, at field: String? = nil) -> [Step] {
    var steps: [Step] = []
    if !dice.chance(3) { steps += step(Way(from: kind, to: kind), at: field) }
    if kind != wanted {
      for way in ways(from: kind, to: wanted) {
        steps += step(way, at: steps.isEmpty ? field : nil)
      }
    }
    if dice.chance(3) {
      steps += step(Way(from: wanted, to: wanted), at: steps.isEmpty ? field : nil)
    }
    if dice.chance(8) {
      let value = constant(wanted)
      if value.array == nil, !value.isNull {
        steps.append(Step("default", [.init("value", .constant(value))]))
      }
    }
    return steps
  }

  /// One way or two; where none leads there, the value stays what it is.
  private mutating func ways(from kind: Kind, to wanted: Kind) -> [Way] {
    let direct = Way(from: kind, to: wanted)
    if Self.moves[direct] != nil { return [direct] }
    let detours = Kind.allCases.map { [Way(from: kind, to: $0), Way(from: $0, to: wanted)] }
      .filter { $0.allSatisfy { Self.moves[$0] != nil } }
    return detours.isEmpty ? [] : dice.pick(detours)
  }

  private mutating func step(_ way: Way, at field: String?) -> [Step] {
    guard let moves = Self.moves[way] else { return [] }
    // What takes anything is met everywhere.
    let own = moves.filter { $0.function.signature.input != .any }
    guard !own.isEmpty || way.from != way.to || dice.chance(4) else { return [] }
    let favourites = moves.filter {
      $0.function.signature.name == FunctionCatalog.names[favourite]
    }
    if !favourites.isEmpty, dice.chance(2) { return [step(dice.pick(favourites), at: field)] }
    return [step(dice.pick(own.isEmpty || dice.chance(8) ? moves : own), at: field)]
  }

  private mutating func step(_ move: Move, at field: String?) -> Step {
    let examples = move.function.examples.filter { !$0.input.isNull }
    let example = dice.pick(examples)
    if let field { note(move, example, examples, at: field) }
    return Step(
      move.function.signature.name,
      arguments(of: move.function, as: example),
      each: move.each,
      nullOnError: move.function.signature.fallible && dice.chance(3)
    )
  }

  /// Notes what is likely in a field; what suits the step's constants as often as all else.
  private mutating func note(
    _ move: Move,
    _ chosen: FunctionExample,
    _ examples: [FunctionExample],
    at field: String
  ) {
    let suited = examples.flatMap { [$0, chosen] }.filter { example in
      let kind = Self.kind(of: example)
      return kind == move.from || move.each && (kind == .text || kind == .record)
    }.map(\.input)
    guard !suited.isEmpty else { return }
    inputs[field, default: []] +=
      move.each ? [.array(suited), .array([chosen.input])] : suited
  }

  private static func kind(of example: FunctionExample) -> Kind {
    if let type = example.inputType { return kind(of: type) }
    return switch example.input {
    case .null, .string: .text
    case .bool: .bool
    case .number(let text): text.contains(".") ? .dec : .int
    case .array(let items): items.first?.object == nil ? .texts : .records
    case .object: .record
    }
  }
}
