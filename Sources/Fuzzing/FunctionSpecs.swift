import MappingLanguage
import Records

/// Specs in which every function of the language stands once, with the constants of an example.
enum FunctionSpecs {
  static let all: [MappingSpec] = stride(from: 0, to: FunctionCatalog.all.count, by: perSpec)
    .compactMap { start in
      spec(Array(FunctionCatalog.all[start...].prefix(perSpec)))
    }

  private static let perSpec = 10

  /// A rule for each function, beside those that an upsert needs.
  private static func spec(_ functions: [any MappingFunction.Type]) -> MappingSpec? {
    guard var spec = FuzzCatalogs.spec else { return nil }
    let needed: Set<String> = ["Key", "LastName"]
    spec.filters = []
    spec.tests = []
    spec.rules = spec.rules.filter { needed.contains($0.target) }
    spec.rules += functions.enumerated().compactMap { rule($1, at: $0) }
    spec.valueMaps += functions.flatMap { $0.examples.first?.valueMaps ?? [] }
    return spec
  }

  private static func rule(_ function: any MappingFunction.Type, at index: Int) -> Rule? {
    guard let example = function.examples.first else { return nil }
    let field = field(for: function)
    let arguments = example.arguments.sorted { $0.key < $1.key }.map {
      Step.Argument($0.key, .constant($0.value))
    }
    return Rule(
      id: function.signature.name,
      target: target(for: function, of: field, at: index),
      value: ValueExpression(
        .atom(Atom(.field(field), then: [Step(function.signature.name, arguments)]))
      ),
      onError: .null,
      because: [Because("S1", quote: "Map everything")]
    )
  }

  /// A source field whose values the function takes.
  private static func field(for function: any MappingFunction.Type) -> String {
    switch function.signature.input {
    case .any, .text, .scalar:
      function.signature.name == OptionLabel.signature.name ? "tier" : "note"
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

  /// A target field that takes what the function gives.
  private static func target(
    for function: any MappingFunction.Type,
    of field: String,
    at index: Int
  ) -> String {
    guard function.signature.name != ToOption.signature.name else { return "Source" }
    let type: FieldType =
      switch function.signature.result {
      case .type(let type): type == .int ? .dec : type
      case .sameAsInput: FuzzCatalogs.source[field]?.type ?? .text
      case .listOf: .list(.text)
      case .element, .values, .fromArguments: .text
      }
    let plain = FuzzCatalogs.plainTypes.first { $0.type == type } ?? FuzzCatalogs.plainTypes[0]
    return "\(plain.name) \(index)"
  }
}
