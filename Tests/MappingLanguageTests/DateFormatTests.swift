import Diagnostics
import MappingLanguage
import Records
import Testing

/// Lists of formats, and what explanations say of clocks and forms.
@Suite struct DateFormatTests {
  private func rule(_ formats: JSON, _ step: String = "parse_date") throws -> JSON {
    var arguments: [JSONObject.Member] = [.init("fn", .string(step)), .init("formats", formats)]
    if step == "parse_datetime" { arguments.append(.init("time_zone", "Europe/Berlin")) }
    let value: JSON = ["field": "city", "then": [.object(JSONObject(arguments))]]
    return try BaseExplanation.rule("Born__c", value.text())
  }

  private func found(_ formats: JSON) throws -> [Diagnostic] {
    try RejectionFile(name: "formats", json: ["patch": try rule(formats)]).diagnostics()
      .filter { $0.code == .M311 }
  }

  @Test(
    arguments: [
      (["%d/%m/%Y", "%m/%d/%Y"], "\"03/02/2001\" is 2001-02-03 in the form \"%d/%m/%Y\""),
      (["iso", "%Y-%d-%m"], "\"2001-02-03\" is 2001-02-03 in the form \"iso\""),
      (["%d.%m.%Y", "%d/%m/%Y", "%m.%d.%Y"], "\"03.02.2001\" is 2001-02-03 in the form"),
    ] as [(JSON, String)]
  )
  func `forms that read one text differently are told`(_ formats: JSON, _ text: String) throws {
    let problems = try found(formats)
    #expect(problems.count == 1)
    let problem = try #require(problems.first)
    #expect(problem.severity == .warning && problem.message.hasPrefix(text), "\(problem)")
    let last = (formats.array?.count ?? 0) - 1
    #expect(problem.location?.pointer?.hasSuffix("/formats/\(last)") == true)
    let fix = try #require(problem.fixes.first)
    #expect(try found(.array(formats.array?.dropLast() ?? [])) == [], "\(fix)")
  }

  @Test(
    arguments: [
      ["%d.%m.%Y", "%m/%d/%Y"], ["iso", "%Y-%m-%d"], ["%d %b %Y", "%d %B %Y"], ["%d/%m/%Y"],
    ] as [JSON]
  )
  func `forms that are told apart are not`(_ formats: JSON) throws {
    #expect(try found(formats) == [])
  }

  @Test(
    arguments: [
      (["DD.MM.YYYY"], ["%d.%m.%Y"]), (["d/M/yyyy"], ["%-d/%-m/%Y"]),
      (["iso", "MMM d, yyyy"], ["iso", "%b %-d, %Y"]), (["dddd, D MMMM YYYY"], ["%A, %-d %B %Y"]),
      (["yyyyMMdd"], ["%Y%m%d"]), (["MM/YYYY"], nil), (["the dd.MM.yyyy"], nil),
      (["dd.MM.yyyy hh:mm a"], ["%d.%m.%Y %I:%M %p"]),
    ] as [(JSON, JSON?)]
  )
  func `a form in another language is said in strftime's, where it has a day`(
    _ formats: JSON,
    _ meant: JSON?
  ) throws {
    let problems = try found(formats)
    #expect(problems.map(\.code) == [.M311], "\(problems)")
    let patch = try problems.first?.fixes.first.map { try JSON(parsing: $0.patch) }
    #expect(patch?[0]?["value"] == meant, "\(problems)")
  }

  @Test func `an explanation says which form counts`() throws {
    let note = "(the first form that fits counts)"
    let several = try BaseExplanation.explanation(rule(["%d/%m/%Y", "%m/%d/%Y"]))
    #expect(several.text.contains("in the form '%d/%m/%Y' or '%m/%d/%Y' \(note)"))
    #expect(try !BaseExplanation.explanation(rule(["%d/%m/%Y"])).text.contains(note))
  }

  @Test(
    arguments: [
      ["fn": "parse_datetime", "formats": ["%Y-%m-%d %H:%M"]],
      ["fn": "to_datetime", "time": "02:30"], ["fn": "start_of", "unit": "day"],
      ["fn": "add_duration", "days": 1],
    ] as [[String: JSON]]
  )
  func `steps name what counts where clocks are changed`(_ step: [String: JSON]) throws {
    func words(_ zone: String) throws -> String {
      let function = try #require(FunctionCatalog[step["fn"]?.string ?? ""])
      var arguments = step.filter { $0.key != "fn" }
      arguments["time_zone"] = .string(zone)
      let written = arguments.sorted { $0.key < $1.key }
        .map { Step.Argument($0.key, .constant($0.value)) }
      return function.wording(StepWords(Step(function.signature.name, written))).does
    }
    let note = "(a time that clocks skip counts as that much later, of two the first counts)"
    #expect(try words("Europe/Berlin").contains("Europe/Berlin \(note)"))
    #expect(try !words("+01:00").contains(note))
    #expect(try !words("UTC").contains(note))
  }
}
