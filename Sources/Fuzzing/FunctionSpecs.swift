import MappingLanguage
import Records

/// Specs in which every function of the language stands once, with the constants of its examples.
enum FunctionSpecs {
  static let all: [MappingSpec] = stride(from: 0, to: FunctionCatalog.all.count, by: perSpec)
    .compactMap { start in
      let functions = FunctionCatalog.all[start..<min(start + perSpec, FunctionCatalog.all.count)]
      return spec(Array(functions))
    }

  private static let perSpec = 10

  /// One rule a function, without a field twice: targets are taken in turn.
  private static func spec(_ functions: [any MappingFunction.Type]) -> MappingSpec? {
    guard var spec = FuzzCatalogs.spec else { return nil }
    spec.filters = []
    spec.tests = []
    spec.rules = zip(functions, FuzzCatalogs.target.fields).compactMap { function, target in
      guard let example = function.examples.first else { return nil }
      let arguments = example.arguments.sorted { $0.key < $1.key }.map {
        Step.Argument($0.key, .constant($0.value))
      }
      let step = Step(function.signature.name, arguments)
      return Rule(
        id: function.signature.name,
        target: target.name,
        value: ValueExpression(
          .atom(Atom(.field(field(for: function.signature.input)), then: [step]))
        ),
        onError: .null,
        because: [Because("S1", quote: "Map everything")]
      )
    }
    spec.valueMaps += functions.flatMap { $0.examples.first?.valueMaps ?? [] }
    return spec
  }

  /// A source field whose values the function takes.
  private static func field(for input: FunctionSignature.Input) -> String {
    switch input {
    case .any, .text: "note"
    case .number: "revenue"
    case .list, .scalars: "words"
    case .records: "bookings"
    case .types(let types): types.first.flatMap { fields[$0] } ?? "note"
    }
  }

  private static let fields: [FieldType: String] = [
    .date: "born", .datetime: "created", .json: "extra", .bool: "active", .int: "seats",
    .dec: "revenue", .option: "tier",
  ]
}
