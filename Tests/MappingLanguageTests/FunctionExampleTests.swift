import Records
import Testing

@testable import MappingLanguage

/// Runs every example of every function as a step would run.
@Suite struct FunctionExampleTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let function: any MappingFunction.Type
    let example: FunctionExample

    var testDescription: String { "\(function.signature.name): \(example.because)" }
  }

  static let cases = FunctionCatalog.all.flatMap { function in
    function.examples.map { Case(function: function, example: $0) }
  }

  @Test(arguments: cases) func `does what its example says`(_ one: Case) throws {
    let example = one.example
    var arguments = StepArguments(
      example.arguments,
      valueMaps: Dictionary(
        uniqueKeysWithValues: example.valueMaps.map { ($0.name, PreparedMap($0)) }
      ),
      targetOptions: ToOption.exampleOptions,
      sourceOptions: OptionLabel.exampleOptions
    )
    arguments.resources.secrets = HMACSHA256.exampleSecrets
    let function = try one.function.init(arguments)
    var arena = Arena()
    var output: Value?
    var fault: FunctionFault?
    do throws(FunctionFault) {
      let input = try Self.input(of: example, &arena)
      output =
        input.isNull && !one.function.seesNull ? Value.null : try function.apply(input, &arena)
    } catch {
      fault = error
    }
    let json = try output.map { try JSON(parsing: ValueWriter.text($0, in: arena)) }
    let outcome = json.map(FunctionExample.Outcome.gives) ?? fault.map { .fails($0.code) }
    #expect(outcome == example.outcome)
  }

  /// JSON's own type where the example says none.
  private static func input(
    of example: FunctionExample,
    _ arena: inout Arena
  ) throws(FunctionFault) -> Value {
    let type = example.inputType ?? natural(example.input)
    let raw = RawJSON.raw(example.input, &arena)
    var rules = ReadRules()
    // Examples of text functions show what blanks do.
    rules.trim = false
    rules.blankAsNull = false
    return try FieldReading(type, rules: rules).read(raw, &arena)
  }

  private static func natural(_ json: JSON) -> FieldType {
    switch json {
    case .null, .string: .text
    case .bool: .bool
    case .number(let text): text.contains(".") ? .dec : .int
    case .array(let items): .list(items.first.map(natural) ?? .text)
    case .object: .record
    }
  }

  @Test(arguments: cases) func `takes only the parameters it lists`(_ one: Case) {
    let names = Set(one.function.signature.parameters.map(\.name))
    #expect(names.isSuperset(of: one.example.arguments.keys))
    for parameter in one.function.signature.parameters where parameter.required {
      #expect(one.example.arguments[parameter.name] != nil, "\(parameter.name) is missing")
    }
  }

  @Test func `every function shows success, and failure unless it cannot fail`() {
    for function in FunctionCatalog.all {
      let failures = function.examples.filter {
        if case .fails = $0.outcome { true } else { false }
      }
      #expect(function.examples.count > failures.count, "\(function.signature.name)")
      #expect(failures.isEmpty == !function.signature.fallible, "\(function.signature.name)")
    }
  }

  /// No signature refuses null: every type of the language holds it, so every function says what
  /// comes of it.
  @Test(arguments: FunctionCatalog.names)
  func `has three examples or more, and one of them takes null`(name: String) throws {
    let function = try #require(FunctionCatalog[name])
    #expect(function.examples.count >= 3)
    let comesOfNull = function.examples.filter { $0.input.isNull }.map(\.outcome)
    #expect(!comesOfNull.isEmpty)
    if !function.seesNull { #expect(comesOfNull.allSatisfy { $0 == .gives(.null) }) }
  }

  @Test(arguments: FunctionCatalog.all.filter { $0.signature.total }.map { $0.signature.name })
  func `makes null of null only`(name: String) throws {
    let function = try #require(FunctionCatalog[name])
    // A text of blanks is null before any step.
    let isSomething = { (input: JSON) in
      !input.isNull && input.string?.allSatisfy(\.isWhitespace) != true
    }
    for example in function.examples where isSomething(example.input) {
      #expect(example.outcome != .gives(.null), "\(example.because)")
    }
  }

  @Test func `names are unique`() {
    let names = FunctionCatalog.names
    #expect(Set(names).count == names.count)
  }

  @Test func `the manual and the prompt list every function`() {
    let manual = FunctionCatalog.manual()
    let prompt = FunctionCatalog.prompt().split(separator: "\n")
    for name in FunctionCatalog.names {
      #expect(manual.contains("## `\(name)`"))
      #expect(prompt.contains { $0.hasPrefix("\(name)(") }, "\(name)")
    }
    #expect(manual.split(separator: "\n")[0].contains("GENERATED"))
  }
}
