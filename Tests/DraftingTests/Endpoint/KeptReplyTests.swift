import Diagnostics
import Drafting
import FoundationEssentials
import Records
import Sandbox
import Synchronization
import Testing

/// Replies that are kept, profiles that are kept, and what a draft may cost.
@Suite("What is kept of a model", .timeLimit(.minutes(10)))
struct KeptReplyTests {
  private static let key = "test-key-planted-to-be-found"

  private static func inFolder(_ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.path + "/kept-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await body(folder)
  }

  private static func request(marker: String, _ text: String = "Say it.") -> ChatRequest {
    var request = EndpointProbe.request
    let block = "<<members \(marker)\ncolour\n>>members \(marker)"
    request.messages = [ChatMessage(.user, text + "\n\n" + block)]
    request.marker = marker
    return request
  }

  @Test func `answers the same question once, whatever its marker`() async throws {
    try await Self.inFolder { folder in
      try await LiveEndpoint.with(.openAI, key: Self.key) { live in
        let endpoint = live.endpoint(key: Self.key)
        let model = CachedModel(
          live.model(endpoint),
          at: endpoint,
          cache: ReplyCache(folder: folder)
        )
        let first = try await model.answer(Self.request(marker: "00ff00ff00ff00ff"))
        #expect(!first.exchanges[0].isKept)
        let told = Recorded<ModelProgress>()
        let again = try await model.answer(Self.request(marker: "1234123412341234")) {
          told.add($0)
        }
        #expect(again.answer == first.answer && again.model == first.model)
        #expect(again.exchanges.map(\.isKept) == [true] && told.all == [.replyKept])
        #expect(again.exchanges[0].requestBody == first.exchanges[0].requestBody)
        #expect(again.exchanges[0].usage == first.exchanges[0].usage)
        #expect(DraftCost(again.exchanges, prices: nil).usage.total == 0)

        var afresh = Self.request(marker: "1234123412341234")
        afresh.asksAfresh = true
        #expect(try await model.answer(afresh).exchanges.map(\.isKept) == [false])
        let other = Self.request(marker: "1234123412341234", "Say something else.")
        #expect(try await model.answer(other).exchanges.map(\.isKept) == [false])

        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(names.count == 2)
        for name in names {
          let data = try Data(contentsOf: URL(filePath: folder + "/" + name))
          #expect(!String(decoding: data, as: UTF8.self).contains(Self.key))
        }
      }
    }
  }

  @Test func `keeps no reply that lacks what was asked for`() async throws {
    try await Self.inFolder { folder in
      try await LiveEndpoint.with(.openAI) { live in
        let model = CachedModel(
          live.model(),
          at: live.endpoint(),
          cache: ReplyCache(folder: folder)
        )
        try await live.twist(.wrongSchema, times: 1)
        let wrong = try await model.answer(Self.request(marker: "m1"))
        #expect(wrong.answer["result"] != nil)
        #expect(try await model.answer(Self.request(marker: "m1")).exchanges[0].isKept == false)
      }
    }
  }

  @Test func `asks another model and another endpoint anew`() async throws {
    try await Self.inFolder { folder in
      let cache = ReplyCache(folder: folder)
      let here = ModelEndpoint(url: "https://models.example.com/v1", model: "one")
      var other = here
      other.model = "two"
      let there = ModelEndpoint(url: "https://models.example.org/v1", model: "one")
      var messages = here
      messages.dialect = .anthropic
      let keys = [here, other, there, messages].map { endpoint in
        CachedModel(ScriptedModel([]), at: endpoint, cache: cache)
          .key(of: EndpointProbe.request)
      }
      #expect(Set(keys).count == 4)
      var keyed = here
      keyed.key = Self.key
      let same = CachedModel(ScriptedModel([]), at: keyed, cache: cache)
      #expect(same.key(of: EndpointProbe.request) == keys[0])
    }
  }

  @Test func `makes room for new replies`() async throws {
    try await Self.inFolder { folder in
      var cache = ReplyCache(folder: folder)
      cache.repliesMax = 3
      let endpoint = ModelEndpoint(url: "https://models.example.com/v1", model: "one")
      let answer: JSON = [
        "colour": "1", "number": "1", "word": "1", "place": "1", "season": "1",
      ]
      let model = CachedModel(
        ScriptedModel(Array(repeating: .success(answer), count: 9)),
        at: endpoint,
        cache: cache
      )
      for number in 0..<6 { _ = try await model.answer(Self.request(marker: "m", "\(number)")) }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 3)
    }
  }

  @Test(arguments: ModelDialect.allCases)
  func `probes an endpoint once, and starts there the next time`(
    _ dialect: ModelDialect
  ) async throws {
    try await Self.inFolder { folder in
      let file = EndpointProfileFile(folder + "/endpoint.json")
      try await LiveEndpoint.with(dialect) { live in
        try await live.twist(.noForms)
        func model(_ endpoint: ModelEndpoint) -> ProbedModel {
          ProbedModel(endpoint, sender: live.sender, file: file, clock: LiveEndpoint.clock())
        }
        let told = Recorded<ModelProgress>()
        let first = try await model(live.endpoint()).answer(Self.request(marker: "m")) {
          told.add($0)
        }
        #expect(told.all.first == .probing)
        #expect(told.all.contains { if case .steppingDown = $0 { true } else { false } })
        #expect(first.exchanges.count == (dialect == .openAI ? 5 : dialect == .ollama ? 4 : 3))
        let profile = try #require(file.profile(of: live.endpoint()))
        #expect(profile.capabilities.format == .plain && profile.keepsToSchema == nil)
        #expect(profile.contextTokens == (dialect == .ollama ? 131_072 : nil))

        let second = try await model(live.endpoint()).answer(Self.request(marker: "m"))
        #expect(second.exchanges.count == 1)
        var other = live.endpoint()
        other.model = "another-model"
        #expect(file.profile(of: other) == nil)
      }
    }
  }

  @Test func `tells whether an endpoint holds its model to the schema`() async throws {
    try await LiveEndpoint.with(.openAI) { live in
      let model = live.model()
      let strict = try await EndpointProbe(model).run()
      #expect(strict.profile.keepsToSchema == true)
      let loose = ScriptedSender([
        EndpointModelTests.completion(#"{"colour":"red","word":"x"}"#, prompt: 60)
      ])
      let other = EndpointModel(
        ModelEndpoint(url: "https://models.example.com/v1", model: "m"),
        sender: loose,
        clock: LiveEndpoint.clock()
      )
      let free = try await EndpointProbe(other).run()
      #expect(free.profile.keepsToSchema == false)
    }
  }
}
