import Platforms
import Records
import SyncMachine
import Testing
import Transport

@Suite("The Salesforce session")
struct SalesforceSessionTests {
  private static let empty = WireResponse.json(200, #"{"done":true,"records":[]}"#)
  private static let expired = WireResponse.json(
    401,
    #"[{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}]"#
  )

  private static func adapter() throws -> SalesforceAdapter {
    try SalesforceAdapter(.of(.salesforce, endpoint: "https://example.my.salesforce.test"))
  }

  private static let request = PageRequest.list(object: "Contact", fields: [], after: nil)

  @Test func `asks for one token and uses it again`() async throws {
    let sender = ScriptedSender(.token, Self.empty, Self.empty)
    let adapter = try Self.adapter()
    for _ in 0..<2 {
      _ = try await adapter.fetchRecords(Self.request, through: DirectSender(sender))
    }
    #expect(sender.requests.map(\.method) == ["POST", "GET", "GET"])
  }

  @Test func `asks for a new token after a refusal, and only then`() async throws {
    let second = WireResponse.json(
      200,
      #"{"access_token":"t2","instance_url":"https://other.my.salesforce.test/"}"#
    )
    let sender = ScriptedSender(.token, Self.expired, second, Self.empty)
    let adapter = try Self.adapter()
    do throws(PlatformFault) {
      _ = try await adapter.fetchRecords(Self.request, through: DirectSender(sender))
      Issue.record("the refusal was lost")
    } catch {
      #expect(adapter.handleError(error, attempt: 1) == .refreshCredentials)
    }
    _ = try await adapter.fetchRecords(Self.request, through: DirectSender(sender))
    let last = try #require(sender.requests.last)
    #expect(last.url.hasPrefix("https://other.my.salesforce.test/services/data/"))
    #expect(last.headers.contains(Header("Authorization", "Bearer t2")))
  }

  @Test func `asks once for many that wait`() async throws {
    let sender = GatedSender(
      .token,
      behind: Array(repeating: Self.empty, count: 8)
    )
    let adapter = try Self.adapter()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          _ = try await adapter.fetchRecords(Self.request, through: DirectSender(sender))
        }
      }
      await sender.untilFirst()
      await sender.open()
      try await group.waitForAll()
    }
    #expect(await sender.tokens == 1)
  }

  @Test func `says what an org without an endpoint lacks`() throws {
    #expect {
      try PlatformID.salesforce.adapter(.of(.salesforce))
    } throws: { error in
      "\(error)".contains("CON102")
    }
  }
}

/// Holds the first answer, the token, until it is told to go on.
private actor GatedSender: RequestSender {
  private let token: WireResponse
  private var behind: [WireResponse]
  private(set) var tokens = 0
  private var isOpen = false
  private var held: [CheckedContinuation<Void, Never>] = []
  private var watchers: [CheckedContinuation<Void, Never>] = []

  init(_ token: WireResponse, behind: [WireResponse]) {
    self.token = token
    self.behind = behind
  }

  func untilFirst() async {
    if tokens > 0 { return }
    await withCheckedContinuation { watchers.append($0) }
  }

  func open() {
    isOpen = true
    for continuation in held { continuation.resume() }
    held = []
  }

  func send(_ request: WireRequest) async throws(TransportFault) -> WireResponse {
    guard request.method == "POST" else { return behind.removeFirst() }
    tokens += 1
    for watcher in watchers { watcher.resume() }
    watchers = []
    if !isOpen { await withCheckedContinuation { held.append($0) } }
    return token
  }
}
