import Diagnostics
import MappingLanguage
import Records
import Testing

@testable import Fuzzing

/// Mutations begin with sound specs: laws about accepted specs would hold for nothing else.
@Suite("The specs that fuzzing begins with")
struct FuzzSpecTests {
  private func report(_ spec: MappingSpec) -> CheckReport {
    var options = CheckOptions(specName: "fuzz.json")
    options.resources = FuzzZones.resources
    options.lookupCatalogs = [FuzzCatalogs.account]
    return MappingChecker.check(
      spec,
      source: FuzzCatalogs.source,
      target: FuzzCatalogs.target,
      options: options
    )
  }

  @Test func `the whole language is accepted, and what it maps is sound`() throws {
    let spec = try #require(FuzzCatalogs.spec)
    let errors = report(spec).diagnostics.filter { $0.severity == .error }
    #expect(errors == [], "\(DiagnosticList(errors))")
  }

  @Test func `every function stands in one of them`() {
    let used = FunctionSpecs.all.flatMap { SpecNodes(of: $0).steps.map(\.step.function) }
    #expect(Set(used).isSuperset(of: FunctionCatalog.names))
    for spec in FunctionSpecs.all {
      let errors = report(spec).diagnostics.filter { $0.severity == .error }
      #expect(errors == [], "\(DiagnosticList(errors))")
    }
  }
}
