import Diagnostics
import MappingLanguage
import Records

/// As much of a drafted spec as can run.
///
/// What is wrong with a draft keeps it from being approved, and must not hide what the rest of it
/// does.
struct RunnableSpec {
  /// `nil` where nothing of it can run.
  let program: MappingProgram?
  /// The targets of the rules that were taken out.
  let broken: [String]

  init(_ spec: MappingSpec, errors: [Diagnostic], for order: DraftOrder) {
    var spec = spec
    var errors = errors
    var broken: [String] = []
    var program: MappingProgram?
    // Each round takes out what the last one left without its variable or look-up.
    for _ in 0..<4 {
      broken += Self.takeOut(of: &spec, errors)
      do throws(DiagnosticList) {
        program = try MappingProgram.compile(
          spec,
          source: order.source,
          target: order.target,
          resources: order.options.resources
        )
        break
      } catch {
        errors = error.diagnostics
      }
    }
    self.program = program
    self.broken = broken
  }

  /// Takes out the parts that errors are about; returns the targets of the rules among them.
  private static func takeOut(of spec: inout MappingSpec, _ errors: [Diagnostic]) -> [String] {
    var parts: [String: Set<Int>] = [:]
    for problem in errors where problem.severity == .error {
      let place = problem.location?.pointer.flatMap(JSONPointer.init(parsing:))
      guard let place, place.tokens.count > 1, let index = Int(place.tokens[1]) else { continue }
      parts[place.tokens[0], default: []].insert(index)
    }
    let targets = (parts["rules"] ?? []).sorted().compactMap { index in
      spec.rules.indices.contains(index) ? spec.rules[index].target : nil
    }
    remove(parts["rules"], from: &spec.rules)
    remove(parts["filters"], from: &spec.filters)
    remove(parts["variables"], from: &spec.variables)
    remove(parts["lookups"], from: &spec.lookups)
    remove(parts["value_maps"], from: &spec.valueMaps)
    return targets
  }

  private static func remove<Part>(_ indices: Set<Int>?, from parts: inout [Part]) {
    for index in (indices ?? []).sorted(by: >) where parts.indices.contains(index) {
      parts.remove(at: index)
    }
  }
}
