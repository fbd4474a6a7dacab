import Diagnostics
import Records

/// How large a spec may be; what is beyond is M106.
package enum SpecLimits {
  /// How many of something may stand in one place.
  struct Bound: Hashable, Sendable {
    let max: Int
    let things: String
    /// What to do where there are more.
    let hint: String
  }

  /// Of the document, as it comes and in its canonical form.
  package static let documentBytesMax = 8 << 20
  /// Of one text: a name, a sentence, a quote, an entry of a value map.
  package static let textBytesMax = 10_000
  /// All constants together, value maps aside.
  package static let constantBytesMax = 64 * 1024
  /// Atoms, steps and tests of conditions together.
  package static let piecesMax = 20_000
  /// Of the form of one document; what is beyond is counted only.
  package static let problemsMax = 1_000

  static let split = "Split the mapping in two."
  static let document = Bound(
    max: documentBytesMax,
    things: "bytes",
    hint: "Split the mapping in two; put long tables into workspace files and use look-ups."
  )
  static let text = Bound(
    max: textBytesMax,
    things: "bytes in one text",
    hint: "Write a shorter one."
  )
  static let constants = Bound(
    max: constantBytesMax,
    things: "bytes of constants",
    hint: "Put long texts and lists into value maps or a look-up table."
  )
  static let pieces = Bound(max: piecesMax, things: "atoms, steps and tests", hint: split)
  static let rules = Bound(max: 500, things: "rules", hint: split)
  static let variables = Bound(max: 500, things: "variables", hint: split)
  static let filters = Bound(max: 500, things: "filters", hint: split)
  static let lookups = Bound(max: 100, things: "look-ups", hint: split)
  static let notMapped = Bound(max: 5_000, things: "entries", hint: split)
  static let steps = Bound(
    max: 20,
    things: "steps",
    hint: "Put the first steps into a variable."
  )
  static let parameters = Bound(
    max: 50,
    things: "parameters",
    hint: "Write those that the function has."
  )
  static let arms = Bound(max: 50, things: "case arms", hint: "Use a value map.")
  static let mapEntries = Bound(
    max: 10_000,
    things: "map entries",
    hint: "Put the table into a workspace file and use a look-up."
  )
  /// Every other list, and the members of a test's record.
  static let elements = Bound(max: 1_000, things: "elements", hint: "Write fewer.")

  /// The problem of a place that holds more than it may; `nil` where it does not.
  static func excess(_ count: Int, _ bound: Bound, at location: Location) -> Diagnostic? {
    guard count > bound.max else { return nil }
    return Diagnostic(
      .error,
      .M106,
      "\(count) \(bound.things) are more than the language allows",
      at: location,
      hint: bound.hint,
      found: String(count),
      expected: "at most \(bound.max)"
    )
  }

  /// What is too large of a spec as a whole, one diagnostic for each limit.
  static func excesses(of spec: MappingSpec, source: String) -> [Diagnostic] {
    let nodes = SpecNodes(of: spec)
    let place = Location(source, pointer: "")
    let count = nodes.atoms.count + nodes.steps.count + nodes.tests.count
    return [
      excess(constantBytes(nodes), constants, at: place), excess(count, pieces, at: place),
    ].compactMap(\.self)
  }

  /// The problem of a document that is too large; `nil` where it is not.
  static func excess(ofBytes count: Int, source: String) -> Diagnostic? {
    excess(count, document, at: Location(source, pointer: ""))
  }

  private static func constantBytes(_ nodes: SpecNodes) -> Int {
    var count = 0
    for node in nodes.atoms {
      if case .constant(let value) = node.content.source { count += value.bytes().count }
    }
    for node in nodes.steps {
      for argument in node.step.arguments {
        if case .constant(let value) = argument.value { count += value.bytes().count }
      }
    }
    for node in nodes.tests {
      if case .constant(let value) = node.content.argument { count += value.bytes().count }
    }
    return count
  }
}
