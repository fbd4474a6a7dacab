import Diagnostics
import Drafting
import MappingLanguage
import Records
import Testing

/// What a draft costs, and what ends it.
@Suite("Cost of a draft") struct DraftCostTests {
  private static let prices = TokenPrices(
    input: TokenCost(picos: 2_500_000_000_000),
    cachedInput: TokenCost(picos: 37_500_000_000),
    output: TokenCost(picos: 10_000_000_000_000),
    currency: "EUR"
  )

  /// The highest price there is: a thousand.
  private static let most = TokenCost(picos: 1_000_000_000_000_000)

  @Test(arguments: [
    ("0", "0.00"), ("1", "1.00"), ("0.25", "0.25"), ("0.000001", "0.000001"), ("12.5", "12.50"),
  ])
  func `reads and writes amounts`(_ text: String, _ written: String) throws {
    #expect(try #require(TokenCost(text)).description == written)
  }

  @Test(arguments: ["", ".", "1.", ".5", "-1", "1e3", "1.0000001", "1,5", "1001", "x", "٣"])
  func `reads no other amounts`(_ text: String) { #expect(TokenCost(text) == nil) }

  @Test func `counts what the endpoint had in its cache at its own price`() {
    let usage = TokenUsage(prompt: 1_000_000, completion: 100_000, cached: 400_000)
    // 600 000 at 2.50, 400 000 at 0.0375, 100 000 at 10.
    #expect(Self.prices.cost(of: usage).description == "2.515")
    #expect(Self.prices.cost(of: TokenUsage(prompt: 1, completion: 0)).description == "0.000003")
  }

  @Test func `survives counts that no server can mean`() {
    let usage = TokenUsage(prompt: .max, completion: .max, cached: -5)
    #expect(usage.cached == 0)
    let cost = TokenPrices(input: Self.most, output: Self.most).cost(of: usage)
    #expect(cost > Self.most)
  }

  @Test func `sums up requests and what was kept`() {
    var exchanges = [
      ModelExchange(requestBody: "", usage: TokenUsage(prompt: 1_000, completion: 100)),
      ModelExchange(requestBody: "", usage: TokenUsage(prompt: 500, completion: 50)),
      ModelExchange(requestBody: "", status: 503),
    ]
    exchanges[1].isKept = true
    let cost = DraftCost(exchanges, prices: Self.prices)
    #expect(cost.requests == 2 && cost.repliesKept == 1 && cost.usage.total == 1_100)
    #expect(cost.text == "2 requests, 1000 tokens in, 100 out, 0.0035 EUR; 1 kept from before")
    #expect(cost.json["amount"] == .number("0.0035"))
    #expect(cost.json["tokens"]?["estimated"] == false)
  }

  private func draft(_ model: ScriptedModel, _ budget: DraftBudget) async throws -> Draft {
    var settings = DraftSettings()
    settings.budget = budget
    let plants = Fixtures.plants
    return try await DraftSession(
      model: model,
      prompts: try Fixtures.prompts(),
      settings: settings
    ).draft(
      Fixtures.order(PlantAnswers.description, source: plants.source, target: plants.target)
    )
  }

  @Test func `sends nothing where the first request passes the ceiling`() async throws {
    for budget in [
      DraftBudget(tokensMax: 100),
      DraftBudget(costMax: TokenCost("0.0001"), prices: Self.prices),
    ] {
      let model = ScriptedModel(PlantAnswers.wire())
      let fault = try await #require(throws: DraftFault.self) { try await draft(model, budget) }
      #expect(fault.diagnostics.map(\.code) == [.MDL107])
      #expect(fault.diagnostics[0].hint?.contains("model: ceiling") == true)
      #expect(model.requests.isEmpty)
    }
  }

  @Test func `keeps the draft whose mending would pass the ceiling`() async throws {
    let model = ScriptedModel(PlantAnswers.wire(plant: "plnt_name"), ["patch": []])
    let budget = DraftBudget(costMax: TokenCost("0.05"), prices: Self.prices)
    // A first answer that was dear: 20 000 tokens of output.
    model.usage = TokenUsage(prompt: 10_000, completion: 20_000)
    let draft = try await draft(model, budget)
    #expect(model.requests.count == 1)
    #expect(draft.notices.map(\.code) == [.MDL107])
    #expect(draft.notices.map(\.severity) == [.warning])
    #expect(draft.spec.rules.count == 3)
    #expect(draft.cost.amount?.description == "0.225")
  }

  @Test func `checks the ceiling before every request of one question`() async throws {
    let empty = EndpointModelTests.completion("")
    let model = EndpointModel(
      ModelEndpoint(url: "https://models.example.com/v1", model: "m"),
      sender: ScriptedSender([empty, empty]),
      clock: LiveEndpoint.clock()
    )
    var request = EndpointModelTests.request
    request.budget = DraftBudget(tokensMax: 25)
    let bounded = request
    let fault = try await #require(throws: ModelFault.self) { try await model.answer(bounded) }
    #expect(fault.diagnostic.code == .MDL107 && fault.exchanges.count == 1)
  }
}
