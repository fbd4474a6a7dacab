import Diagnostics
import Records

/// What to write in the place of an unknown time zone, region or language.
struct NameAdvice {
  let hint: String
  let expected: String
  /// The nearest name, where there is one.
  let fixes: [Fix]

  init(
    on name: String,
    _ parameter: DefaultedParameter,
    at place: JSONPointer,
    _ resources: MappingResources
  ) {
    expected = parameter.expected(in: resources)
    let candidates = parameter.candidates(for: name, in: resources)
    hint =
      candidates.isEmpty
      ? "Write \(expected)." : "Write " + candidates.map { "\"\($0)\"" }.listed("or") + "."
    fixes = candidates.prefix(1).map { candidate in
      Fix(
        "write \"\(candidate)\"",
        grade: .likely,
        patch: FixPatch.replace(place, with: .string(candidate))
      )
    }
  }
}
