import Drafting
import MappingLanguage
import Records
import TestSupport
import Testing

/// The descriptions are sound: what they expect can be, and names what there is.
@Suite(.serialized, .computing) struct DescriptionTests {
  @Test func `there are enough of every kind`() throws {
    let tasks = try Suite.descriptions.tasks()
    #expect(tasks.count >= 72)
    let kinds = Dictionary(grouping: tasks) { $0.expectation.kind ?? "none" }.mapValues(\.count)
    #expect(Set(kinds.keys) == ["everyday", "hard", "ask"])
    #expect((kinds["everyday"] ?? 0) * 100 >= tasks.count * 55, "\(kinds)")
    #expect((kinds["hard"] ?? 0) * 100 >= tasks.count * 20, "\(kinds)")
    #expect((kinds["ask"] ?? 0) * 100 >= tasks.count * 12, "\(kinds)")
    let systems = Set(tasks.flatMap { [$0.order.source.system, $0.order.target.system] })
    #expect(systems == ["files", "ga4", "hubspot", "mailchimp", "salesforce", "segment"])
    #expect(tasks.contains { $0.order.target.fields.count > 300 })
  }

  @Test(arguments: [(Suite.fresh, 24, 5), (.third, 20, 4)])
  func `other hands wrote as many, some of which must ask`(
    suite: Suite,
    count: Int,
    asking: Int
  ) throws {
    let tasks = try suite.tasks()
    #expect(tasks.count == count)
    #expect(tasks.count { !$0.expectation.asks.isEmpty } == asking)
    let systems = Set(tasks.flatMap { [$0.order.source.system, $0.order.target.system] })
    #expect(systems == ["files", "ga4", "hubspot", "mailchimp", "salesforce", "segment"])
  }

  @Test func `no two descriptions have one name`() throws {
    let names = try Suite.allCases.flatMap { try $0.tasks().map(\.name) }
    #expect(Set(names).count == names.count)
  }

  @Test(arguments: Suite.allCases)
  func `every sentence and field that is named is there`(suite: Suite) throws {
    for task in try suite.tasks() {
      let sentences = DescriptionSplitter.sentences(of: task.order.description).map(\.id)
      let expectation = task.expectation
      #expect(Set(expectation.fields.keys) == Set(sentences), "\(task.name)")
      let asks = expectation.asks.flatMap { $0 }
      #expect(Set(asks).isSubset(of: sentences), "\(task.name)")
      let target = task.order.target
      let named = expectation.fields.values.flatMap { $0 }.filter { $0 != "*" }
      for field in named + expectation.assumed {
        #expect(target.contains(field), "\(task.name): \(field)")
      }
      #expect((3...8).contains(task.cases.count), "\(task.name)")
      for one in task.cases {
        for field in one.input.object?.names ?? [] {
          #expect(task.order.source.contains(field), "\(task.name), \(one.name): \(field)")
        }
        for expected in one.accepted {
          for field in expected.record.names where !expectation.assumed.contains(field) {
            #expect(named.contains(field), "\(task.name), \(one.name): \(field)")
            #expect(target[field]?.writableOnCreate == true, "\(task.name): \(field)")
          }
          let isDecided =
            expected.outcome == .emit || named.contains(expected.by ?? "")
            || sentences.contains(expected.by ?? "")
            || expectation.fields.values.contains { $0.contains("*") }
          #expect(isDecided, "\(task.name), \(one.name)")
        }
      }
    }
  }
}
