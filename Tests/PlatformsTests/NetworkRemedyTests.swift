import Diagnostics
import Platforms
import Records
import Testing
import Transport

/// What does not depend on a platform: faults without an answer, and that no remedy goes on for
/// ever.
@Suite("Remedies")
struct NetworkRemedyTests {
  private static let adapters: [any PlatformAdapter] =
    (try? [
      PlatformID.hubspot.adapter(.of(.hubspot)),
      PlatformID.salesforce.adapter(
        .of(.salesforce, endpoint: "https://example.my.salesforce.test")
      ),
    ]) ?? []

  @Test func `there are two adapters to ask`() {
    #expect(Self.adapters.count == 2)
  }

  private static let operations = [
    PlatformOperation.reading("hubspot.contacts.list"),
    PlatformOperation.writing("salesforce.collections.upsert"),
    PlatformOperation.reading("hubspot.contacts.search"),
    PlatformOperation.writing("salesforce.collections.create"),
  ]

  @Test(arguments: TransportFault.Kind.allCases)
  func `every fault of the network has a remedy that ends`(kind: TransportFault.Kind) {
    for adapter in Self.adapters {
      for operation in Self.operations {
        let fault = PlatformFault(
          TransportFault(kind, "example.com:443", sent: true),
          of: operation
        )
        #expect(adapter.handleError(fault, attempt: 1) == adapter.handleError(fault, attempt: 1))
        guard case .stop = adapter.handleError(fault, attempt: 50) else {
          Issue.record("\(kind) is tried for ever")
          continue
        }
      }
    }
  }

  @Test(arguments: Array(300...599))
  func `every status has a remedy that waits a day at most`(status: Int) {
    for adapter in Self.adapters {
      for operation in Self.operations {
        let fault = PlatformFault(.refused(status: status), of: operation)
        for attempt in [1, 2, 3, 20] {
          guard case .retry(let delay) = adapter.handleError(fault, attempt: attempt) else {
            continue
          }
          #expect(delay > .zero && delay <= .seconds(86_400))
        }
      }
    }
  }

  @Test func `a server fault repeated for an hour stops`() {
    for adapter in Self.adapters {
      let fault = PlatformFault(.refused(status: 503), of: Self.operations[0])
      var waited = Duration.zero
      var attempt = 1
      while case .retry(let delay) = adapter.handleError(fault, attempt: attempt) {
        waited += delay
        attempt += 1
        guard attempt < 100 else { break }
      }
      #expect(adapter.handleError(fault, attempt: attempt) == .stop(.CON302))
      #expect(waited > .seconds(1_800) && waited < .seconds(7_200))
    }
  }

  @Test func `only a write that left may have been applied`() {
    let lost = TransportFault(.timedOut, "", sent: true)
    let refused = TransportFault(.cannotConnect, "", sent: false)
    #expect(PlatformFault(lost, of: Self.operations[1]).mayBeApplied)
    #expect(!PlatformFault(lost, of: Self.operations[0]).mayBeApplied)
    #expect(!PlatformFault(refused, of: Self.operations[1]).mayBeApplied)
  }

  @Test func `our own limit waits until it opens`() {
    let until = Instant(milliseconds: 5_000)
    let fault = PlatformFault(.limited(by: "daily", until: until), of: Self.operations[0])
    for adapter in Self.adapters {
      #expect(adapter.handleError(fault, attempt: 1) == .waitForQuota(until: until))
    }
  }

  @Test(arguments: [
    (PlatformFault.Kind.unanswered(.refusedAddress), "CON103"),
    (.unanswered(.badURL), "CON103"), (.noCredential(.token), "CON201"),
    (.unsupported, "CON104"), (.unanswered(.tooLarge), "CON501"),
  ])
  func `what waiting does not mend stops at once`(kind: PlatformFault.Kind, code: String) {
    let fault = PlatformFault(kind, of: Self.operations[0])
    for adapter in Self.adapters {
      guard case .stop(let stopped) = adapter.handleError(fault, attempt: 1) else {
        Issue.record("\(kind) does not stop")
        continue
      }
      #expect(stopped.rawValue == code)
      let text = fault.diagnostic(stopped, connection: "crm", inRun: true).description
      #expect(text.contains("\(code): crm: "))
    }
  }

  @Test(arguments: [DiagnosticCode.CON201, .CON301, .CON302, .CON303])
  func `only a run is resumed`(_ code: DiagnosticCode) throws {
    let fault = PlatformFault(.unanswered(.badURL), of: Self.operations[0])
    let resumed = fault.diagnostic(code, connection: "crm", inRun: true).hint
    let again = fault.diagnostic(code, connection: "crm", inRun: false).hint
    #expect(try #require(resumed).hasSuffix(", then \"crosswalk sync resume\"."))
    #expect(try #require(again).hasSuffix(", then try again."))
  }

  @Test func `a platform that is none is named with the nearest`() {
    #expect {
      try PlatformID(named: "hubspott")
    } throws: { error in
      "\(error)".contains("CON101") && "\(error)".contains("\"hubspot\"")
    }
    #expect {
      try PlatformID.files.adapter(.of(.hubspot))
    } throws: { error in
      "\(error)".contains("CON101")
    }
  }
}
