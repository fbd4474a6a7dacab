import MappingLanguage
import Records
import Testing

@testable import Fuzzing

/// Canonical to wire and back, for specs that nobody wrote.
@Suite("The wire form")
struct WireLawTests {
  @Test func `says what random specs say`() throws {
    let base = try #require(FuzzCatalogs.spec).json
    var random = TreeMutation(seed: 20_260_115, words: FuzzTarget.spec.words)
    var tried = 0
    for _ in 0..<2_000 {
      guard let spec = try? MappingSpec(json: random.mutated(base), source: "random.json")
      else { continue }
      tried += 1
      try WireTrial(spec).run()
    }
    #expect(tried > 200)
  }

  @Test func `says what specs with every function say`() throws {
    for spec in FunctionSpecs.all { try WireTrial(spec).run() }
  }

  @Test func `breaks at nothing that a model may write`() throws {
    let target = FuzzTarget.wire
    for seed in target.seeds {
      let base = try JSON(parsing: seed)
      var random = TreeMutation(seed: 7, words: target.words)
      for _ in 0..<200 { try target.check(random.mutated(base).bytes()) }
    }
  }
}
