import Records

extension SpecReader {
  /// A test of the spec, or a line of `cases.jsonl`; `keys` are those it has.
  mutating func specTest(_ place: SpecPlace, _ keys: SpecKeys = .specTest) -> SpecTest? {
    guard
      let members = members(place, keys)
    else { return nil }
    let name = name(members[keys.head])
    let input = object(members["input"])
    let expect = members["expect"].flatMap { expectation($0) }
    let current = members["current"].flatMap { $0.json.isNull ? .null : object($0) }
    let lookups = object(members["lookups"])
    guard let name, let input, let expect else { return nil }
    return SpecTest(name: name, input: input, current: current, lookups: lookups, expect: expect)
  }

  private mutating func expectation(_ place: SpecPlace) -> SpecTest.Expectation? {
    guard
      let members = members(place, .expectation)
    else { return nil }
    let by = name(members["by"])
    let code = name(members["code"])
    let record = object(members["record"])
    let leftOut = texts(members["left_out"])
    let erased = texts(members["erased"])
    return word(members["outcome"], SpecTest.Expectation.Outcome.self).map {
      SpecTest.Expectation(
        outcome: $0,
        by: by,
        code: code,
        record: record,
        leftOut: leftOut,
        erased: erased
      )
    }
  }

  /// An object of any members.
  private mutating func object(_ place: SpecPlace?) -> JSON? {
    guard let place else { return nil }
    guard let object = place.json.object else {
      _ = members(place, of: "this", required: [])
      return nil
    }
    guard !exceeds(object.members.count, SpecLimits.elements, at: place.pointer) else { return nil }
    return .object(object)
  }
}
