import Drafting
import MappingLanguage
import Records
import TestSupport
import Testing

/// A sentence and what it becomes.
struct Reading: Sendable, CustomTestStringConvertible {
  let sentence: String
  let target: String
  let value: String
  let condition: String
  var testDescription: String { sentence }

  init(_ sentence: String, _ target: String, _ value: String, _ condition: String) {
    self.sentence = sentence
    self.target = target
    self.value = value
    self.condition = condition
  }
}

@Suite(.serialized, .computing) struct ReadingTests {
  @Test(
    arguments: FirstReadings.all + SecondReadings.all + ThirdReadings.all + FourthReadings.all
      + TopicReadings.all
  )
  func `reads a sentence`(_ reading: Reading) async throws {
    let spec = try await Workbench().draft(reading.sentence).spec
    let rule = spec.rule(for: reading.target)
    #expect(rule?.value.json.text() == reading.value, "\(spec.questions.map(\.text))")
    #expect(rule?.when?.json.text() ?? "" == reading.condition)
  }

  @Test(arguments: FilterReadings.all + HeadingReadings.filters)
  func `reads which records are meant`(_ reading: Reading) async throws {
    let spec = try await Workbench().draft(reading.sentence).spec
    #expect(spec.filters.first?.action.rawValue == reading.target)
    #expect(spec.filters.first?.when.json.text() == reading.value)
  }

  @Test(arguments: UnreadSentences.all + TopicReadings.unread)
  func `asks where a word is not understood`(_ sentence: String) async throws {
    let lead = "Map HubSpot contacts to Salesforce leads."
    let spec = try await Workbench().draft(lead + " " + sentence).spec
    let cited = Set(spec.questions.flatMap { $0.because.map(\.sentence) })
    #expect(
      cited.contains("S2"),
      "\(spec.rules.filter { $0.because.contains { $0.sentence == "S2" } })"
    )
  }

  @Test(arguments: TopicReadings.exceptions)
  func `copies everything but some fields`(_ sentence: String, _ out: Set<String>) async throws {
    let lead = "Map HubSpot contacts to Salesforce leads."
    let spec = try await Workbench().draft(lead + " " + sentence).spec
    #expect(spec.questions.isEmpty, "\(spec.questions.map(\.text))")
    for target in ["Fax", "City", "Phone", "MobilePhone"] {
      #expect((spec.rule(for: target) == nil) == out.contains(target), "\(target)")
    }
  }
}
