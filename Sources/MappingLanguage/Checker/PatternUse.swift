import Patterns
import Records

/// A regular expression of a spec, and where it stands.
struct PatternUse {
  let text: String
  let pointer: JSONPointer
  let owner: SpecOwner
  /// What is searched.
  let site: Site
  /// The values that are searched, of a list its elements.
  let subject: InferredType

  enum Site {
    case test(SpecNodes.Node<ConditionTest>)
    case step(SpecNodes.StepNode)
  }

  /// The function that searches with it; `nil` for a test.
  var function: String? { if case .step(let node) = site { node.step.function } else { nil } }

  /// The pattern, or why it is refused.
  let compiled: Result<Pattern, PatternFault>

  private init(
    _ text: String,
    at pointer: JSONPointer,
    of owner: SpecOwner,
    in site: Site,
    _ subject: InferredType
  ) {
    self.text = text
    self.pointer = pointer
    self.owner = owner
    self.site = site
    self.subject = subject
    do throws(PatternFault) {
      compiled = .success(try Pattern(text))
    } catch {
      compiled = .failure(error)
    }
  }

  /// Every pattern of a spec: parameters of steps, and arguments of `matches`.
  static func all(in nodes: SpecNodes, _ functions: FunctionDirectory) -> [PatternUse] {
    nodes.steps.flatMap { inStep($0, functions) } + nodes.tests.flatMap(inTest)
  }

  private static func inStep(
    _ node: SpecNodes.StepNode,
    _ functions: FunctionDirectory
  ) -> [PatternUse] {
    let parameters = functions.signature(of: node.step.function)?.parameters ?? []
    return parameters.lazy.filter { $0.kind == .pattern }.compactMap { parameter in
      guard case .constant(let value) = node.step[parameter.name], let text = value.string
      else { return nil }
      let subject = (node.step.each ? node.input.element : nil) ?? node.input
      let place = node.pointer.appending(parameter.name)
      return PatternUse(text, at: place, of: node.owner, in: .step(node), subject)
    }
  }

  private static func inTest(_ node: SpecNodes.Node<ConditionTest>) -> [PatternUse] {
    guard node.content.op == .matches || node.content.op == .notMatches,
      case .constant(let value) = node.content.argument
    else { return [] }
    let place = node.pointer.appending("arg")
    let items = value.array.map { Array($0.enumerated()) }
    let places = items?.map { (place.appending($0.offset), $0.element) } ?? [(place, value)]
    return places.compactMap { pointer, item in
      item.string.map {
        let subject = node.type.element ?? node.type
        return PatternUse($0, at: pointer, of: node.owner, in: .test(node), subject)
      }
    }
  }

  /// A text on which the pattern gives up, where one of the probes is such a text.
  ///
  /// Probes repeat what the pattern itself spells, so that branches which overlap can show it, and
  /// end in what cannot match. Some then hold all its characters: PCRE2 does not even begin where
  /// one that every match needs is missing.
  static func probe(_ pattern: Pattern) -> String? {
    let runs = literalRuns(in: pattern.text)
    let characters = Set(runs.joined().map(String.init)).sorted()
    let pieces = ["a", "A", "0", " ", "-", "."] + characters + runs.prefix(runsMax)
    let endings = ["!", "\u{1}", "", "\u{1}" + characters.joined()]
    for piece in pieces {
      let repeated = String(repeating: piece, count: max(1, lengthOfProbe / piece.count))
      for ending in endings {
        let bytes = Array((repeated + ending).utf8)
        do throws(PatternFault) {
          _ = try pattern.matches(bytes.span)
        } catch {
          return repeated + ending
        }
      }
    }
    return nil
  }

  /// Characters of what a probe repeats.
  private static let lengthOfProbe = 48
  /// Runs of characters that are tried; a pattern that people read has few.
  private static let runsMax = 32

  /// Characters that mean themselves, as long as they stand together.
  private static func literalRuns(in text: String) -> [String] {
    var rest = Substring(text)
    var runs = [""]
    while let character = rest.popFirst() {
      switch character {
      case "\\":
        guard let escaped = rest.popFirst() else { break }
        let isLiteral = !escaped.isLetter && !escaped.isNumber
        if isLiteral { runs[runs.count - 1].append(escaped) } else { runs.append("") }
      case "(" where rest.first == "?":
        rest = rest.drop { !":=!>|)".contains($0) }.dropFirst()
        runs.append("")
      case "^", "$", ".", "*", "+", "?", "(", ")", "[", "]", "{", "}", "|": runs.append("")
      default: runs[runs.count - 1].append(character)
      }
    }
    return runs.filter { !$0.isEmpty }
  }
}
