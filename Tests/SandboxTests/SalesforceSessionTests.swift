import Records
import Testing

@testable import Sandbox

struct SalesforceSessionTests {
  private static let path = "/salesforce/services/oauth2/token"

  @Test func `opens a session for credentials in the body`() throws {
    let answer = try Playground().ask(
      "POST",
      Self.path,
      body: "grant_type=client_credentials&client_id=sandbox-client&client_secret=sandbox-secret"
    )
    let body = try answer.document()
    #expect(answer.status == 200)
    #expect(body["token_type"] == "Bearer")
    #expect(body["instance_url"] == "http://127.0.0.1:4711/salesforce")
    #expect(body["expires_in"] == nil)
    #expect(body["access_token"]?.string?.hasPrefix("00D5g00000SndBx!") == true)
  }

  @Test func `opens a session for HTTP Basic`() throws {
    // sandbox-client:sandbox-secret
    let answer = try Playground().ask(
      "POST",
      Self.path,
      headers: ["authorization": "Basic c2FuZGJveC1jbGllbnQ6c2FuZGJveC1zZWNyZXQ="],
      body: "grant_type=client_credentials"
    )
    #expect(answer.status == 200)
  }

  @Test(arguments: [
    ("grant_type=password", "unsupported_grant_type"),
    ("", "invalid_request"),
    ("grant_type=client_credentials&client_id=x&client_secret=sandbox-secret", "invalid_client_id"),
    ("grant_type=client_credentials&client_id=sandbox-client&client_secret=x", "invalid_client"),
  ])
  func `refuses in OAuth's shape`(body: String, error: String) throws {
    let answer = try Playground().ask("POST", Self.path, body: body)
    #expect(answer.status == 400)
    #expect(try answer.document()["error"]?.string == error)
  }

  @Test func `asks for a session everywhere but for the list of versions`() throws {
    let sandbox = try Playground()
    let answer = sandbox.salesforce("GET", "/limits", token: "stale")
    #expect(answer.status == 401)
    #expect(try answer.document()[0]?["errorCode"] == "INVALID_SESSION_ID")
    let versions = sandbox.ask("GET", "/salesforce/services/data")
    let list = try versions.document().array ?? []
    #expect(versions.status == 200 && versions.header("Sforce-Limit-Info") == nil)
    #expect(
      list.contains([
        "label": "Summer '25", "url": "/services/data/v64.0", "version": "64.0",
      ])
    )
    #expect(list.last?["label"] == "Spring '26")
  }

  @Test func `closes a session when its time is over`() throws {
    let clock = TestClock()
    let sandbox = try Playground { $0.clock = { clock.now } }
    let token = try sandbox.token()
    clock.advance(7_199_000)
    #expect(sandbox.salesforce("GET", "/limits", token: token).status == 200)
    clock.advance(1_000)
    #expect(sandbox.salesforce("GET", "/limits", token: token).status == 401)
    #expect(try sandbox.salesforce("GET", "/limits", token: sandbox.token()).status == 200)
  }

  @Test(arguments: [("v30.0", 410), ("v31.0", 200), ("v66.0", 200), ("v67.0", 404), ("v6", 404)])
  func `answers the versions that are alive`(version: String, status: Int) throws {
    let sandbox = try Playground()
    let answer = try sandbox.ask(
      "GET",
      "/salesforce/services/data/\(version)/limits",
      headers: ["authorization": "Bearer \(sandbox.token())"]
    )
    #expect(answer.status == status)
  }

  @Test func `reports the calls of the day and refuses with 403`() throws {
    let clock = TestClock()
    let sandbox = try Playground {
      $0.clock = { clock.now }
      $0.salesforceTier = "developer"
    }
    let token = try sandbox.token()
    let first = sandbox.salesforce("GET", "/limits", token: token)
    #expect(first.header("Sforce-Limit-Info") == "api-usage=1/15000")
    #expect(try first.document()["DailyApiRequests"] == ["Max": 15000, "Remaining": 14999])
    for _ in 2...15_000 { _ = sandbox.salesforce("GET", "/nothing", token: token) }
    let refused = sandbox.salesforce("GET", "/limits", token: token)
    #expect(refused.status == 403)
    #expect(try refused.document()[0]?["errorCode"] == "REQUEST_LIMIT_EXCEEDED")
    #expect(refused.header("Retry-After") == nil)
    #expect(refused.header("Sforce-Limit-Info") == "api-usage=15000/15000")
    clock.advance(86_400_000)
    #expect(try sandbox.salesforce("GET", "/limits", token: sandbox.token()).status == 200)
  }
}
