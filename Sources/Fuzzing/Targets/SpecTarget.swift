import Diagnostics
import MappingLanguage
import Records

extension FuzzTarget {
  /// A mapping spec.
  static let spec = FuzzTarget(
    "spec",
    "Every problem has a place, the canonical form reads back, what is accepted compiles and runs.",
    grammar: .json,
    words: FunctionCatalog.names
      + (FuzzCatalogs.source.fields + FuzzCatalogs.target.fields).map(\.name)
      + FunctionCatalog.all.flatMap { $0.signature.parameters.map(\.name) }
      + [
        "field", "const", "var", "run", "lookup", "current", "item", "coalesce", "concat", "case",
        "calc", "list", "test", "then", "fn", "each", "on_error", "on_null", "when", "all", "any",
        "of", "op", "arg", "arg_of", "else", "as", "text", "drop_record", "hold_record",
        "reject_record", "write_null", "omit", "if_empty", "started_at", "update", "upsert",
      ],
    seeds: ([FuzzCatalogs.spec].compactMap(\.self) + FunctionSpecs.all).map(\.canonicalBytes)
  ) { input throws(BrokenLaw) in
    let spec: MappingSpec
    do throws(DiagnosticList) {
      spec = try MappingSpec(parsing: input, source: "input.json")
    } catch {
      try SpecTrial.checkPlaces(error.diagnostics)
      return
    }
    let canonical = spec.canonicalBytes
    guard let again = try? MappingSpec(parsing: canonical, source: "canonical.json") else {
      throw BrokenLaw("the canonical form is not read")
    }
    try expect(again == spec, "the canonical form reads otherwise")
    try expect(again.canonicalBytes == canonical, "the canonical form is written otherwise")
    try SpecTrial(spec, source: FuzzCatalogs.source, target: FuzzCatalogs.target).run()
  }
}
