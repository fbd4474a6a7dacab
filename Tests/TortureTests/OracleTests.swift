import Foundation
import Testing

@testable import TortureOracle

/// An oracle that never finds anything proves nothing: each lie must be found, and for its reason.
@Suite("The oracle")
struct OracleTests {
  struct Lie: CustomTestStringConvertible {
    let testDescription: String
    let promise: Violation.Promise
    let tell: @Sendable (inout Evidence) -> Void

    init(
      _ description: String,
      _ promise: Violation.Promise,
      _ tell: @escaping @Sendable (inout Evidence) -> Void
    ) {
      testDescription = description
      self.promise = promise
      self.tell = tell
    }
  }

  static let lies = [
    Lie("a lead is gone", .nothingLost) { $0.leads.removeLast() },
    Lie("a lead is gone and listed as held", .refusalsJustified) {
      $0.leads.removeLast()
      $0.runs[0].counts = ["read": 6, "created": 1, "invalid": 3, "held": 2]
      $0.causes[0] = CauseClaim(
        count: 2,
        outcome: "held",
        field: "Account__c",
        records: ["201", "51"]
      )
    },
    Lie("a lead is gone and counted under another's cause", .refusalsJustified) {
      $0.leads.removeLast()
      $0.runs[0].counts = ["read": 6, "created": 1, "invalid": 4, "held": 1]
      $0.causes[1].count = 2
    },
    Lie("a lead is there twice", .nothingDoubled) { $0.leads.append($0.leads[0]) },
    Lie("a key is created twice in the log", .nothingDoubled) {
      $0.arrivals[1].created.append("51")
    },
    Lie("two leads have each other's names", .valuesRight) {
      $0.leads[0].fields["LastName"] = "Okafor"
      $0.leads[1].fields["LastName"] = "Nguyen"
    },
    Lie("a value was forgotten", .valuesRight) { $0.leads[0].fields["Email"] = nil },
    Lie("the default was forgotten", .valuesRight) { $0.leads[1].fields["LeadSource"] = nil },
    Lie("the wrong account", .valuesRight) { $0.leads[1].fields["Account__c"] = "001B" },
    Lie("a lead of nobody", .valuesRight) {
      $0.leads.append(SmallWorld.row(["HubSpot_Id__c": "9999", "LastName": "Ghost"]))
      $0.arrivals[1].created.append("9999")
    },
    Lie("a lead that no request made", .countsTrue) { $0.arrivals[1].created = ["1"] },
    Lie("an ambiguous company was written all the same", .refusalsJustified) {
      $0.leads.append(
        SmallWorld.row(["HubSpot_Id__c": "201", "LastName": "Silva", "Company": "Kilo AG"])
      )
      $0.arrivals[1].created.append("201")
    },
    Lie("the platform refused a good one", .refusalsJustified) {
      $0.arrivals[1].rejected.append("1")
    },
    Lie("one more is counted as created", .countsTrue) { $0.runs[0].counts["created"] = 2 },
    Lie("fewer were read", .countsTrue) { $0.runs[0].counts["read"] = 5 },
    Lie("an outcome is still unknown", .countsTrue) { $0.runs[0].counts["unknown"] = 1 },
    Lie("a cause is left out", .countsTrue) { $0.causes.removeLast() },
    Lie("it does not add up by its own word", .countsTrue) { $0.runs[0].addsUp = false },
    Lie("the run goes on", .runEnds) { $0.runs[0].state = "running" },
    Lie("the run hides its exceptions", .runEnds) { $0.runs[0].state = "completed" },
    Lie("there are two runs", .runEnds) { $0.runs.append($0.runs[0]) },
  ]

  @Test func `finds nothing where nothing is wrong`() {
    #expect(Oracle(SmallWorld.honest).violations() == [])
  }

  @Test(arguments: lies)
  func `finds a lie`(lie: Lie) {
    var evidence = SmallWorld.honest
    lie.tell(&evidence)
    let found = Oracle(evidence).violations()
    #expect(found.contains { $0.promise == lie.promise }, "\(found)")
  }

  @Test func `knows an address when it sees one`() {
    for good in ["a@b.example", "r1.anna@example.co", "o'hara+x@a-b.example"] {
      #expect(Expectation.isAddress(good))
    }
    for bad in ["anna@example", "tom..hart@example.com", "lee.@example.org", "a@b@c.example", "a"] {
      #expect(!Expectation.isAddress(bad))
    }
  }

  @Test func `reads what the sandbox and the program write`() throws {
    let lines = Data(
      """
      {"Id":"00Q1","IsConverted":false,"NumberOfEmployees":7,"LastName":"Nguyen"}
      {"Id":"00Q2","LastName":" Okafor "}

      """.utf8
    )
    let rows = try Evidence.lines(lines, of: StoredRow.self)
    #expect(rows.map { $0["LastName"] } == ["Nguyen", "Okafor"])
    let run = try JSONDecoder().decode(
      RunClaim.self,
      from: Data(#"{"run":"r","state":"running","counts":{"read":3},"adds_up":true}"#.utf8)
    )
    #expect(!run.isFinal)
    #expect(run.count("read") == 3)
  }
}
