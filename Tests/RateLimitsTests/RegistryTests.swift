import Diagnostics
import Foundation
import RateLimits
import Records
import Testing

struct RegistryTests {
  private static let room = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Sources/RateLimits/Registry")

  private static func files() throws -> [(name: String, text: String)] {
    let folder = room.appendingPathComponent("Files")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { file in
      let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
      return (String(file.dropLast(".json".count)), text)
    }
  }

  @Test func `embeds the files as they stand`() throws {
    let files = try Self.files()
    let embedded = try String(
      contentsOf: Self.room.appendingPathComponent("RateLimitRegistry+Embedded.swift"),
      encoding: .utf8
    )
    #expect(RateLimitRegistry.embeddedSource(of: files) == embedded)
    let named = files.map { (name: $0.name + ".json", text: $0.text) }
    #expect(RateLimitRegistry.embeddedSource(of: named) == embedded)
    #expect(RateLimitRegistry.embeddedFiles.map(\.text) == files.map(\.text))
  }

  @Test func `keeps every file small and every limit traceable`() throws {
    for file in try Self.files() {
      #expect(file.text.utf8.count <= 8192)
      let registry = try RateLimitRegistry.builtIn(platform: file.name)
      #expect(registry.platform == file.name)
      for limit in registry.limits {
        #expect(!limit.source.isEmpty && !limit.why.isEmpty && limit.verified.count == 10)
      }
    }
  }

  @Test func `fences text that contains its own fence`() {
    let source = RateLimitRegistry.embeddedSource(of: [("odd", "a \"\"\"# and \\#(x)\n")])
    #expect(source.contains("(\"odd\", ##\"\"\""))
    #expect(source.contains("\n\"\"\"##),\n"))
  }

  @Test func `bounds HubSpot by tier`() throws {
    let registry = try RateLimitRegistry.builtIn(platform: "hubspot")
    let burst = try #require(registry["burst"])
    #expect(burst.shape == .rollingWindow(seconds: 10))
    let wanted = [
      "free": 100, "starter": 100, "professional": 190, "enterprise": 190, "oauth": 110,
    ]
    #expect(burst.maximums == wanted)
    #expect(registry["daily"]?.max(tier: "oauth") == nil)
    #expect(registry["daily"]?.max(tier: "professional") == 625_000)
    #expect(!burst.endpoints.admits("hubspot.contacts.search"))
    #expect(burst.endpoints.admits("hubspot.contacts.list"))
  }

  @Test(arguments: [
    ("hubspot", "hubspot.contacts.list", RateLimit.Unit.records, 100),
    ("hubspot", "hubspot.contacts.batch.upsert", .records, 100),
    ("hubspot", "hubspot.contacts.search", .records, 200),
    ("hubspot", "hubspot.contacts.search", .bodyBytes, 3000),
    ("salesforce", "salesforce.collections.upsert", .records, 200),
    ("salesforce", "salesforce.query", .values, 200),
    ("salesforce", "salesforce.query", .urlBytes, 16384),
  ])
  func `knows how large one request may be`(
    platform: String,
    endpoint: String,
    unit: RateLimit.Unit,
    max: Int
  ) throws {
    let registry = try RateLimitRegistry.builtIn(platform: platform)
    #expect(registry.sizeMax(unit, endpoint: endpoint) == max)
  }

  @Test func `bounds nothing where nothing is written`() throws {
    let registry = try RateLimitRegistry.builtIn(platform: "hubspot")
    #expect(registry.sizeMax(.records, endpoint: "hubspot.account.info") == nil)
  }

  @Test func `lays a workspace's numbers over its own, tier by tier`() throws {
    let registry = try RateLimitRegistry.builtIn(platform: "hubspot")
    let overrides = try JSON(parsing: #"{"burst": {"max": {"professional": 250}}}"#)
    let merged = try registry.merging(overrides: overrides)
    #expect(merged["burst"]?.max(tier: "professional") == 250)
    #expect(merged["burst"]?.max(tier: "free") == 100)
    #expect(merged["burst"]?.reported == registry["burst"]?.reported)
    let flat = try merged.merging(overrides: ["burst": ["max": 20, "window_seconds": 5]])
    #expect(flat["burst"]?.max(tier: "oauth") == 20)
    #expect(flat["burst"]?.shape == .rollingWindow(seconds: 5))
    let again = try RateLimitRegistry(parsing: flat.document.text(), source: "again")
    #expect(again.limits == flat.limits)
  }

  @Test func `takes a complete limit of the workspace's own`() throws {
    let registry = try RateLimitRegistry.builtIn(platform: "salesforce")
    let merged = try registry.merging(overrides: [
      "politeness": [
        "shape": "concurrency", "counts": "requests", "max": 4, "scope": "account",
        "why": "Leave room for the others.", "source": "our admin", "verified": "2026-11-24",
      ]
    ])
    #expect(merged["politeness"]?.shape == .concurrency(longerThanSeconds: nil))
    #expect(merged.limits.count == registry.limits.count + 1)
  }

  @Test func `reads what Salesforce reports among other counters`() {
    let headers = UsageHeaders.usage(header: "Sforce-Limit-Info", name: "api-usage")
    let read = headers.read { _ in "api-usage=10018/100000; api-bursts=1/750" }
    #expect(read == ReportedUsage(used: 10018, max: 100_000))
    #expect(headers.read { _ in "per-app-api-usage=17/250(appName=X)" } == nil)
    #expect(headers.read { _ in "api-usage=many" } == nil)
    #expect(headers.read { _ in nil } == nil)
  }

  @Test(arguments: [
    (429, #"{"policyName":"TEN_SECONDLY_ROLLING"}"#, "burst"),
    (429, #"{"message":"You have reached your daily limit.","policyName":"DAILY"}"#, "daily"),
    (429, #"{"message":"You have reached your secondly limit."}"#, "search"),
    (429, "", "burst"),
  ])
  func `tells HubSpot's refusals apart`(status: Int, body: String, limit: String) throws {
    let registry = try RateLimitRegistry.builtIn(platform: "hubspot")
    let answer = LimitAnswer(status: status, body: Array(body.utf8))
    #expect(registry.refusal(in: answer)?.limit == limit)
  }

  @Test func `takes no ordinary answer for a refusal`() throws {
    let registry = try RateLimitRegistry.builtIn(platform: "salesforce")
    let body = Array(#"[{"errorCode":"INSUFFICIENT_ACCESS"}]"#.utf8)
    #expect(registry.refusal(in: LimitAnswer(status: 403, body: body)) == nil)
    #expect(registry.refusal(in: LimitAnswer(status: 200)) == nil)
  }
}
