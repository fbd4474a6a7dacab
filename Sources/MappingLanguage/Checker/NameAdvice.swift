import Diagnostics
import Records

/// What to write in the place of an unknown time zone, region or language.
struct NameAdvice {
  let hint: String
  let expected: String
  let candidates: [Candidate]
  /// The name that was probably meant, where there is one.
  let fixes: [Fix]

  init(
    on name: String,
    _ parameter: DefaultedParameter,
    at place: JSONPointer,
    _ resources: MappingResources
  ) {
    expected = parameter.expected(in: resources)
    let (near, meant) = parameter.candidates(for: name, in: resources)
    candidates = Candidate.list(near)
    hint =
      near.isEmpty
      ? "Write \(expected)." : "Write " + near.map { "\"\($0)\"" }.listed("or") + "."
    fixes = [meant].compactMap(\.self).map { name in
      Fix(
        "write \"\(name)\"",
        grade: .likely,
        patch: FixPatch.replace(place, with: .string(name))
      )
    }
  }
}
