/// One reader of foreign bytes, and what must hold whatever the bytes are.
package struct FuzzTarget: Sendable {
  /// What inputs are made of; decides how they are mutated.
  package enum Grammar: Hashable, Sendable {
    /// Any bytes; a target reads lines of options first where it needs some.
    case bytes
    /// One JSON document, mutated as a tree.
    case json
  }

  package let name: String
  /// What must hold besides ending without a crash, as a sentence.
  package let law: String
  package let grammar: Grammar
  /// Words that make an input mean something: for the mutations, and for libFuzzer's dictionary.
  package let words: [String]
  /// Inputs to begin with that follow from the source, besides those of the corpus.
  package let seeds: [[UInt8]]
  private let body: @Sendable ([UInt8]) throws(BrokenLaw) -> Void

  init(
    _ name: String,
    _ law: String,
    grammar: Grammar = .bytes,
    words: [String] = [],
    seeds: [[UInt8]] = [],
    body: @escaping @Sendable ([UInt8]) throws(BrokenLaw) -> Void
  ) {
    self.name = name
    self.law = law
    self.grammar = grammar
    self.words = words
    self.seeds = seeds
    self.body = body
  }

  /// Gives the bytes to the reader; throws where the law does not hold for them.
  package func check(_ input: [UInt8]) throws(BrokenLaw) { try body(input) }

  /// Every target, in the order they are run.
  package static let all: [FuzzTarget] = [
    json, csv, records, catalog, spec, patch, wire, pattern, functions, dates, zones, numbers,
    phones, urls, emails, html,
  ]
}

/// What an input showed: the law of its target does not hold.
package struct BrokenLaw: Error, Hashable, Sendable, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}

/// Throws the sentence where the condition does not hold.
func expect(
  _ holds: Bool,
  _ sentence: @autoclosure () -> String
) throws(BrokenLaw) {
  guard holds else { throw BrokenLaw(sentence()) }
}
