import MappingLanguage
import Records
import Testing

/// The wording of every function, on its own examples.
@Suite struct StepWordingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let function: any MappingFunction.Type
    let example: FunctionExample

    var testDescription: String { "\(function.signature.name) \(example.arguments)" }

    var wording: StepWording {
      let arguments = example.arguments.sorted { $0.key < $1.key }
        .map { Step.Argument($0.key, .constant($0.value)) }
      return function.wording(StepWords(Step(function.signature.name, arguments), on: "city"))
    }
  }

  static let cases = FunctionCatalog.all.flatMap { function in
    function.examples.map { Case(function: function, example: $0) }
  }

  @Test(arguments: cases)
  func `every function says what it does, loses and fails for`(_ sample: Case) {
    let signature = sample.function.signature
    let wording = sample.wording
    let texts = [wording.does, wording.loses, wording.fails, wording.standsIn, wording.vanishes]
      .compactMap { $0 }
    for text in texts {
      #expect(!text.isEmpty)
      #expect(!text.contains("  ") && !text.hasSuffix(" ") && !text.hasSuffix("."), "\(text)")
    }
    #expect(wording.standsIn?.contains("where it ") != true, "\(texts)")
    if signature.lossy { #expect(wording.loses != nil) }
    if case .fails = sample.example.outcome { #expect(wording.fails != nil) }
    if wording.fails != nil { #expect(signature.fallible) }
  }

  @Test func `whatever a step says stands in its wording`() {
    for sample in Self.cases {
      let wording = sample.wording
      let text = [wording.does, wording.loses, wording.fails, wording.standsIn, wording.vanishes]
        .compactMap { $0 }
        .joined(separator: " ")
      for case (let name, .string(let value)) in sample.example.arguments {
        let kind = sample.function.signature.parameters.first { $0.name == name }?.kind
        guard kind == .text || kind == .pattern, !value.isEmpty else { continue }
        // English is all there is, and sets have words of their own.
        guard name != "locale", name != "set" else { continue }
        #expect(text.contains(value), "\(name) of \(sample.testDescription): \(text)")
      }
    }
  }
}
