import Records

extension SpecTest.Expectation {
  /// The fields that it says something about.
  fileprivate var names: [String] { (record?.object?.names ?? []) + leftOut + erased }
}

/// The world of one test: its input, what the destination holds, what look-ups find.
struct TestBench {
  /// What of a test cannot be: names that the catalogs or the spec do not have.
  struct Problem {
    let message: String
    let found: String
    let expected: String
  }

  /// `nil` where there is a problem.
  let record: SourceRecord?
  let current: CurrentRecord
  let context: MappingContext
  let problem: Problem?

  /// `context` is what holds where the test says nothing.
  init(_ test: SpecTest, of program: MappingProgram, _ context: MappingContext) {
    var problems: [Problem] = []
    let input = TestInput(test.input, of: program.source)
    if !input.unknown.isEmpty {
      problems.append(
        Problem(
          message: "its input names fields the source does not have",
          found: Self.quoted(input.unknown),
          expected: "names of fields of \(program.source.object)"
        )
      )
    }
    let (current, unknown) = Self.current(test.current, of: program)
    if !unknown.isEmpty {
      problems.append(
        Problem(
          message: "its current names fields the target does not have",
          found: Self.quoted(unknown),
          expected: "names of fields of \(program.target.object)"
        )
      )
    }
    let strangers = test.expect.names.filter { program.target[$0] == nil }
    if !strangers.isEmpty {
      problems.append(
        Problem(
          message: "its expect names fields the target does not have",
          found: Self.quoted(strangers),
          expected: "names of fields of \(program.target.object)"
        )
      )
    }
    var answered = context
    problems += Self.answer(test, of: program.spec.lookups, in: &answered.lookups)
    record = problems.isEmpty ? input.record : nil
    self.current = current
    self.context = answered
    problem = problems.first
  }

  private static func current(
    _ current: JSON?,
    of program: MappingProgram
  ) -> (CurrentRecord, unknown: [String]) {
    let isUpdate = program.spec.target.operation == .update
    let fallback: JSON? = isUpdate ? .object(JSONObject()) : nil
    guard let current = current ?? fallback, !current.isNull else { return (.new, []) }
    let held = TestInput(current, of: program.target)
    return (held.record.map { .existing($0.json) } ?? .new, held.unknown)
  }

  /// Answers every key that the held records have; other keys find nothing.
  private static func answer(
    _ test: SpecTest,
    of lookups: [Lookup],
    in table: inout LookupTable
  ) -> [Problem] {
    var problems: [Problem] = []
    for member in test.lookups?.object?.members ?? [] {
      guard let lookup = lookups.first(where: { $0.name == member.name }) else {
        problems.append(
          Problem(
            message: "it answers a look-up that the spec does not have",
            found: quoted([member.name]),
            expected: quoted(lookups.map(\.name))
          )
        )
        continue
      }
      var hits: [LookupKey: [LookupTable.Hit]] = [:]
      for held in member.value.array ?? [member.value] {
        guard let id = held["id"]?.scalarText ?? (lookup.asksTable ? "" : nil),
          lookup.askedFields.allSatisfy({ held[$0] != nil }),
          let answer = lookup.answer(of: SourceRecord(id: id, json: held.bytes()))
        else {
          problems.append(
            Problem(
              message: "a record of the look-up \(lookup.name) lacks a field",
              found: held.text(),
              expected: quoted((lookup.asksTable ? [] : ["id"]) + lookup.askedFields)
            )
          )
          continue
        }
        hits[answer.key, default: []].append(answer.hit)
      }
      table.answer(lookup.name, with: hits)
    }
    return problems
  }

  private static func quoted(_ names: [String]) -> String {
    names.map { "\"\($0)\"" }.joined(separator: ", ")
  }
}
