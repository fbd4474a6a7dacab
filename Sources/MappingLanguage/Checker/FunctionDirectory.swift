/// The functions a spec may call, by name.
package struct FunctionDirectory: Sendable {
  private let functions: [String: any MappingFunction.Type]
  /// The functions of the language.
  package static let builtIn = FunctionDirectory(FunctionCatalog.all)

  /// In alphabetical order.
  package let names: [String]

  package init(_ all: [any MappingFunction.Type]) {
    var functions: [String: any MappingFunction.Type] = [:]
    for function in all { functions[function.signature.name] = function }
    self.functions = functions
    names = functions.keys.sorted()
  }

  package subscript(name: String) -> (any MappingFunction.Type)? { functions[name] }

  package func signature(of name: String) -> FunctionSignature? { functions[name]?.signature }

  package func contains(_ name: String) -> Bool { functions[name] != nil }
}
