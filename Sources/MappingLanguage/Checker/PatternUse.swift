import Patterns
import Records

/// A regular expression of a spec, and where it stands.
struct PatternUse {
  let text: String
  let pointer: JSONPointer
  let owner: SpecOwner
  /// The function that searches with it; `nil` for a test.
  let function: String?

  /// Every pattern of a spec: parameters of steps, and arguments of `matches`.
  static func all(in context: CheckContext) -> [PatternUse] {
    let steps = context.nodes.steps.flatMap { node -> [PatternUse] in
      let parameters = context.signature(of: node.step)?.parameters ?? []
      return parameters.filter { $0.kind == .pattern }.compactMap { parameter in
        guard case .constant(let value) = node.step[parameter.name], let text = value.string
        else { return nil }
        return PatternUse(
          text: text,
          pointer: node.pointer.appending(parameter.name),
          owner: node.owner,
          function: node.step.function
        )
      }
    }
    let tests = context.nodes.tests.flatMap { node -> [PatternUse] in
      guard node.content.op == .matches || node.content.op == .notMatches,
        case .constant(let value) = node.content.argument
      else { return [] }
      let place = node.pointer.appending("arg")
      let items = value.array.map { Array($0.enumerated()) }
      let places = items?.map { (place.appending($0.offset), $0.element) } ?? [(place, value)]
      return places.compactMap { pointer, item in
        item.string.map {
          PatternUse(text: $0, pointer: pointer, owner: node.owner, function: nil)
        }
      }
    }
    return steps + tests
  }

  /// The pattern, or why it is refused.
  func compiled() -> Result<Pattern, PatternFault> {
    do throws(PatternFault) {
      return .success(try Pattern(text))
    } catch {
      return .failure(error)
    }
  }

  /// A text on which the pattern gives up, where one of the probes is such a text.
  static func probe(_ pattern: Pattern) -> String? {
    let letters = pattern.text.unicodeScalars.filter { $0.isASCII && $0.properties.isAlphabetic }
    let characters = ["a", "A", "0", " ", "-", "."] + Set(letters.map(String.init)).sorted()
    for character in characters {
      for ending in ["!", "\u{1}", ""] {
        let text = String(repeating: character, count: 48) + ending
        let bytes = Array(text.utf8)
        do throws(PatternFault) {
          _ = try pattern.matches(bytes.span)
        } catch {
          return text
        }
      }
    }
    return nil
  }
}
