import Diagnostics
import Records

/// What to write in the place of an unknown time zone, region, country or language.
struct NameAdvice {
  let hint: String
  let expected: String
  let candidates: [Candidate]
  /// The name that was probably meant, where there is one and the spec itself says the other.
  let fixes: [Fix]

  init(
    on name: String,
    _ parameter: DefaultedParameter,
    at place: JSONPointer?,
    _ resources: MappingResources
  ) {
    self.init(
      parameter.candidates(for: name, in: resources),
      at: place,
      expected: parameter.expected(in: resources)
    )
  }

  /// Of a country that has no subdivisions.
  init(onCountry name: String, at place: JSONPointer?, _ resources: MappingResources) {
    let subdivisions: SubdivisionTable = resources[.subdivisions].content()
    let countries: CountryTable = resources[.countries].content()
    let code = countries.code(named: name).flatMap { code in
      subdivisions.country(code).map { _ in code }
    }
    self.init(
      ([code].compactMap(\.self), code),
      at: place,
      expected: "the two letters of a country, such as US or CA"
    )
  }

  private init(
    _ names: (names: [String], meant: String?),
    at place: JSONPointer?,
    expected: String
  ) {
    self.expected = expected
    let (near, meant) = names
    candidates = Candidate.list(near)
    hint =
      near.isEmpty
      ? "Write \(expected)." : "Write " + near.map { "\"\($0)\"" }.listed("or") + "."
    guard let place, let meant else {
      fixes = []
      return
    }
    let patch = FixPatch.replace(place, with: .string(meant))
    fixes = [Fix("write \"\(meant)\"", grade: .likely, patch: patch)]
  }
}
