import MappingLanguage
import Records
import Testing

@testable import Fuzzing

/// The law of the functions at many more inputs than their examples, the same in every run.
@Suite("Functions with made-up inputs", .timeLimit(.minutes(10)))
struct FunctionLawTests {
  /// The example of a function as a call.
  private struct Call {
    let document: JSONObject
    let function: String?
    /// What the function is given, and how that is read.
    var input: JSON { document["input"] ?? .null }
    var type: JSON { document["type"] ?? .null }

    init?(_ bytes: [UInt8]) {
      guard let document = try? JSON(parsing: bytes), let object = document.object else {
        return nil
      }
      self.document = object
      function = object["fn"]?.string
    }
  }

  private static let examples = FuzzTarget.functions.seeds.compactMap { Call($0) }

  @Test(arguments: FunctionCatalog.names)
  func `fail only where their signature says so, and give what it says`(name: String) throws {
    let target = FuzzTarget.functions
    var mutation = TreeMutation(seed: 29, words: target.words)
    let examples = Self.examples.filter { $0.function == name }
    try #require(!examples.isEmpty)
    for example in examples {
      for _ in 0..<100 {
        let donor = mutation.random.chance(2) ? example : mutation.random.pick(Self.examples)
        var call = example.document
        call["input"] = mutation.mutated(donor.input)
        call["type"] = donor.type
        try target.check(JSON.object(call).bytes())
        try target.check(mutation.mutated(.object(call)).bytes())
      }
    }
  }
}
