import Diagnostics
import Yams

/// Reads `model:`.
extension YAMLReader {
  mutating func model(_ node: Node) -> ModelSettings? {
    let members = members(
      of: node,
      named: "\"model\"",
      known: [
        "endpoint", "dialect", "name", "key", "allow", "context_tokens", "send_samples", "prices",
        "ceiling", "timeouts",
      ],
      required: ["endpoint", "name"]
    )
    guard let endpoint = url(members["endpoint"], named: "model.endpoint"),
      let name = text(members["name"], named: "model.name")
    else { return nil }
    var settings = ModelSettings(
      endpoint: endpoint,
      name: name,
      key: secret(members["key"], named: "model.key"),
      allow: text(members["allow"], named: "model.allow").map(AllowedAddresses.init)
        ?? .publicHTTPS,
      contextTokens: number(members["context_tokens"], named: "model.context_tokens") ?? 32_000,
      sendSamples: flag(members["send_samples"], named: "model.send_samples") ?? false
    )
    settings.dialect = dialect(members["dialect"])
    settings.prices = members["prices"].flatMap { prices($0) }
    if let node = members["ceiling"] { settings.ceiling = ceiling(node, members["prices"] != nil) }
    if let node = members["timeouts"] { settings.timeouts = timeouts(node) }
    return settings
  }

  private mutating func dialect(_ node: Node?) -> ModelSettings.Dialect? {
    guard let text = text(node, named: "model.dialect") else { return nil }
    if let dialect = ModelSettings.Dialect(rawValue: text) { return dialect }
    let names = ModelSettings.Dialect.allCases.map(\.rawValue)
    report(
      .CFG103,
      "model.dialect is \"\(text)\"",
      at: node,
      hint: NearestNames.hint(for: text, in: names, isVocabulary: true)
        ?? "The dialects are \(names.joined(separator: ", "))."
    )
    return nil
  }

  private mutating func prices(_ node: Node) -> ModelSettings.Prices? {
    let members = members(
      of: node,
      named: "\"model.prices\"",
      known: ["input", "cached_input", "output", "currency"],
      required: ["input", "output"]
    )
    let input = amount(members["input"], named: "model.prices.input")
    let cached = amount(members["cached_input"], named: "model.prices.cached_input")
    let output = amount(members["output"], named: "model.prices.output")
    let currency = text(members["currency"], named: "model.prices.currency")
    guard let input, let output else { return nil }
    return ModelSettings.Prices(
      input: input,
      cachedInput: cached,
      output: output,
      currency: currency ?? "USD"
    )
  }

  private mutating func ceiling(_ node: Node, _ hasPrices: Bool) -> ModelSettings.Ceiling {
    let members = members(
      of: node,
      named: "\"model.ceiling\"",
      known: ["tokens", "cost"],
      required: []
    )
    let cost = amount(members["cost"], named: "model.ceiling.cost")
    if cost != nil, !hasPrices {
      report(
        .CFG103,
        "model.ceiling.cost says nothing without prices",
        at: members["cost"],
        hint: "Add \"prices:\" with \"input:\" and \"output:\", or limit \"tokens:\" instead."
      )
    }
    return ModelSettings.Ceiling(
      tokens: number(members["tokens"], named: "model.ceiling.tokens"),
      cost: cost
    )
  }

  private mutating func timeouts(_ node: Node) -> ModelSettings.Timeouts {
    let members = members(
      of: node,
      named: "\"model.timeouts\"",
      known: ["connect", "first_byte", "idle", "total"],
      required: []
    )
    var timeouts = ModelSettings.Timeouts()
    timeouts.connect = duration(members["connect"], named: "model.timeouts.connect")
    timeouts.firstByte = duration(members["first_byte"], named: "model.timeouts.first_byte")
    timeouts.idle = duration(members["idle"], named: "model.timeouts.idle")
    timeouts.total = duration(members["total"], named: "model.timeouts.total")
    return timeouts
  }

  /// An amount of money: digits, and at most six behind a point.
  private mutating func amount(_ node: Node?, named what: String) -> String? {
    guard let node else { return nil }
    let text = node.scalar?.string ?? ""
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let isDecimal =
      (1...2).contains(parts.count)
      && parts.allSatisfy { part in
        !part.isEmpty && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
      }
    guard isDecimal, parts.count == 1 || parts[1].count <= 6, let whole = Int(parts[0]),
      whole <= 1_000
    else {
      report(
        .CFG103,
        "\(what) is not an amount of money",
        at: node,
        hint: "Write a decimal such as 0.25, with at most six digits behind the point, up to 1000."
      )
      return nil
    }
    return text
  }
}
