import Diagnostics

/// The functions a spec may call, by name.
package struct FunctionDirectory: Sendable {
  private let functions: [String: any MappingFunction.Type]
  /// The functions of the language.
  package static let builtIn = FunctionDirectory(FunctionCatalog.all)

  /// In alphabetical order.
  package let names: [String]
  private let aliases: [String: String]

  package init(_ all: [any MappingFunction.Type]) {
    var functions: [String: any MappingFunction.Type] = [:]
    var aliases: [String: String] = [:]
    for function in all {
      let signature = function.signature
      functions[signature.name] = function
      for alias in signature.aliases where aliases[Self.folded(alias)] == nil {
        aliases[Self.folded(alias)] = signature.name
      }
    }
    self.functions = functions
    self.aliases = aliases
    names = functions.keys.sorted()
  }

  package subscript(name: String) -> (any MappingFunction.Type)? { functions[name] }

  package func signature(of name: String) -> FunctionSignature? { functions[name]?.signature }

  package func contains(_ name: String) -> Bool { functions[name] != nil }

  /// What somebody who wrote an unknown name probably meant, best first.
  package func suggestions(for name: String) -> [String] {
    let known = aliases[Self.folded(name)].map { [$0] } ?? []
    let near = NearestNames.of(name, in: names, limit: 5)
    return known + near.filter { !known.contains($0) }
  }

  /// Without case, `_`, `-` and blanks: `toLowerCase` is `to_lower_case`.
  private static func folded(_ name: String) -> String {
    String(name.lowercased().filter { $0 != "_" && $0 != "-" && $0 != " " })
  }
}
