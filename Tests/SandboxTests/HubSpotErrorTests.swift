import Records
import Testing

@testable import Sandbox

struct HubSpotErrorTests {
  private static func expect(
    _ answer: SandboxAnswer,
    _ status: Int,
    category: String?
  ) throws {
    let body = try answer.document()
    #expect(answer.status == status)
    #expect(body["status"] == "error")
    #expect(body["category"]?.string == category)
    #expect(body["correlationId"]?.string == answer.header("X-HubSpot-Correlation-Id"))
    #expect(body["correlationId"]?.string?.utf8.count == 36)
  }

  @Test(arguments: [nil, "", "other"] as [String?])
  func `refuses a token it does not know`(token: String?) throws {
    let answer = try Playground().hubSpot("/crm/v3/objects/contacts", token: token)
    try Self.expect(answer, 401, category: "INVALID_AUTHENTICATION")
    #expect(answer.header("X-HubSpot-RateLimit-Max") == nil)
  }

  @Test func `names the scopes a token lacks`() throws {
    let sandbox = try Playground()
    let token = "pat-sandbox-without-scopes"
    let answer = sandbox.hubSpot("/crm/v3/objects/contacts", token: token)
    try Self.expect(answer, 403, category: "MISSING_SCOPES")
    #expect(
      try answer.document()["context"]?["requiredGranularScopes"]
        == ["crm.objects.contacts.read"]
    )
    #expect(sandbox.hubSpot("/account-info/v3/details", token: token).status == 200)
  }

  @Test(arguments: [
    ("/crm/v3/objects/contacts?limit=101", 400, "VALIDATION_ERROR" as String?),
    ("/crm/v3/objects/contacts?limit=none", 400, "VALIDATION_ERROR"),
    ("/crm/v3/objects/contacts?after=abc", 400, "VALIDATION_ERROR"),
    ("/crm/v3/objects/contacts/99999999", 404, "OBJECT_NOT_FOUND"),
    ("/crm/v3/objects/contacts/a@example.com?idProperty=email", 404, "OBJECT_NOT_FOUND"),
    ("/crm/v3/objects/contacts/1?idProperty=company", 400, "VALIDATION_ERROR"),
    ("/crm/v3/objects/butterflies", 400, nil),
    ("/nothing/here", 404, "OBJECT_NOT_FOUND"),
  ])
  func `answers mistakes in the platform's shape`(
    path: String,
    status: Int,
    category: String?
  )
    throws
  {
    try Self.expect(Playground().hubSpot(path), status, category: category)
  }

  @Test func `refuses the hundred and first call of ten seconds with the known words`() throws {
    let now = Instant(milliseconds: 1_764_000_000_000)
    let sandbox = try Playground {
      $0.hubSpotTier = "free"
      $0.clock = { now }
    }
    for used in 1...100 {
      let answer = sandbox.hubSpot("/account-info/v3/details")
      #expect(answer.status == 200)
      #expect(answer.header("X-HubSpot-RateLimit-Remaining") == String(100 - used))
    }
    let refused = sandbox.hubSpot("/account-info/v3/details")
    #expect(refused.status == 429)
    let body = try refused.document()
    #expect(body["policyName"] == "TEN_SECONDLY_ROLLING")
    #expect(body["errorType"] == "RATE_LIMIT")
    #expect(body["message"] == "You have reached your ten_secondly_rolling limit.")
    #expect(refused.header("Retry-After") == nil)
    #expect(refused.header("X-HubSpot-RateLimit-Interval-Milliseconds") == "10000")
    #expect(refused.header("X-HubSpot-RateLimit-Daily-Remaining") == "249900")
  }

  @Test func `tells an OAuth app nothing about the day`() throws {
    let answer = try Playground { $0.hubSpotTier = "oauth" }.hubSpot("/account-info/v3/details")
    #expect(answer.header("X-HubSpot-RateLimit-Max") == "110")
    #expect(answer.header("X-HubSpot-RateLimit-Daily") == nil)
  }

  @Test func `counts but lets pass where limits are not enforced`() throws {
    let now = Instant(milliseconds: 1_764_000_000_000)
    let sandbox = try Playground {
      $0.hubSpotTier = "free"
      $0.enforceLimits = false
      $0.clock = { now }
    }
    let statuses = (0..<105).map { _ in sandbox.hubSpot("/account-info/v3/details").status }
    #expect(Set(statuses) == [200])
  }
}
