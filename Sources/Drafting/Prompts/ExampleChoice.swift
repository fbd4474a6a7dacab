import MappingLanguage
import Records

/// Chooses the examples that are most like what is to be drafted: by the systems and objects, by
/// the words of the description, by the functions that such words ask for.
///
/// The same order and the same examples give the same choice. A mapping of the name or of the words
/// that are being drafted is never one: a model would copy the answer.
struct ExampleChoice {
  static let examplesMax = 2

  private let order: DraftOrder
  private let words: Set<String>

  init(_ order: DraftOrder, _ sentences: [Sentence]) {
    self.order = order
    words = Self.words(sentences)
  }

  /// The lines of the block, within so many characters; none where no example is alike.
  func lines(charactersMax: Int) -> [String] {
    var lines: [String] = []
    for example in ranked.prefix(Self.examplesMax) {
      let rest = charactersMax - WorkedExample.length(lines)
      guard let more = example.lines(charactersMax: rest) else { continue }
      lines += (lines.isEmpty ? [] : [""]) + more
    }
    return lines
  }

  /// The examples that are alike, most first.
  var ranked: [WorkedExample] {
    order.examples.filter { !isTheSame($0) }
      .map { (example: $0, likeness: likeness($0)) }
      .filter { $0.likeness > 0 }
      .sorted {
        ($1.likeness, $0.example.spec.id) < ($0.likeness, $1.example.spec.id)
      }
      .map(\.example)
  }

  private func isTheSame(_ example: WorkedExample) -> Bool {
    example.spec.id == order.mapping
      || Self.share(words, Self.words(example.spec.description)) > Self.sameMin
  }

  /// Above this share of common words two descriptions count as the same.
  private static let sameMin = 0.8

  /// In thousandths, so that it is the same everywhere.
  private func likeness(_ example: WorkedExample) -> Int {
    func ends(_ left: Catalog, _ right: Catalog) -> Int {
      left.system == right.system ? (left.object == right.object ? 300 : 150) : 0
    }
    let functions = Set(SpecNodes(of: example.spec).steps.map(\.step.function))
    let asked = functions.count { function in
      function.split(separator: "_").contains { words.contains(String($0)) }
    }
    let spoken = Self.share(words, Self.words(example.spec.description))
    return ends(order.source, example.source) + ends(order.target, example.target)
      + Int(spoken * 1_000) + 20 * asked
  }

  private static func share(_ left: Set<String>, _ right: Set<String>) -> Double {
    let all = left.union(right).count
    return all == 0 ? 0 : Double(left.intersection(right).count) / Double(all)
  }

  private static func words(_ sentences: [Sentence]) -> Set<String> {
    Set(
      sentences.flatMap { sentence in
        sentence.text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
      }
    ).subtracting(["the", "a", "an", "of", "to", "and", "is", "in", "it", "are", "as", "with"])
  }
}
