import Diagnostics
import Drafting
import MappingLanguage
import Records
import Synchronization

/// A model's reply with faults, and what it is read and checked with.
struct PlantedReply: Sendable {
  let reply: String
  /// How many faults were planted.
  let faults: Int
  let order: DraftOrder
  let prompts: PromptLibrary
  private let frame: WireForm.Frame

  static var oneRepair: DraftSettings {
    var settings = DraftSettings(contextTokens: 200_000)
    settings.repairsMax = 1
    return settings
  }

  init(rules: Int) throws {
    let large = try LargeSpec(rules: rules)
    var spec = large.spec
    var faults = 0
    for index in spec.rules.indices where index % 6 == 5 {
      faults += 1
      switch faults % 4 {
      case 0: spec.rules[index].because[0].quote = "words that nobody said"
      case 1: spec.rules[index].value = ValueExpression(.atom(Atom(.field("feild_\(index)"))))
      case 2:
        spec.rules[index].value = ValueExpression(
          .atom(Atom(.field("field_3"), then: [Step("lowercase")]))
        )
      default:
        let step = Step("add", [Step.Argument("by", .constant(1))])
        spec.rules[index].value = ValueExpression(.atom(Atom(.field("field_3"), then: [step])))
      }
    }
    self.faults = faults
    guard let wire = WireForm.wire(spec) else {
      throw DiagnosticList([Diagnostic(.error, .M101, "the spec has no wire form")])
    }
    reply = "<think>So many rules.</think>Here it is:\n```json\n\(wire.text(.pretty))\n```\nDone."
    var options = CheckOptions(specName: "large")
    options.lookupCatalogs = [large.account]
    order = DraftOrder(
      mapping: "large",
      description: spec.description.map(\.text).joined(separator: " "),
      source: large.source,
      target: large.target,
      options: options
    )
    prompts = try PromptLibrary(folder: "prompts")
    var target = JSONObject()
    target["system"] = .string(spec.target.system)
    target["object"] = .string(spec.target.object)
    frame = WireForm.Frame(
      id: spec.id,
      description: .array(spec.description.map(\.json)),
      source: spec.source.json,
      target: target
    )
  }

  /// The answer found in the reply, in canonical form.
  func document() -> JSON {
    guard let answer = WireForm.answer(in: reply, wanted: ["rules", "defaults", "tests"]) else {
      return .null
    }
    return WireForm.canonical(answer, in: frame)
  }

  /// The spec of the answer.
  func spec(of document: JSON) throws -> MappingSpec {
    try MappingSpec(json: document, source: "large")
  }

  /// How many errors the checker finds, before any fix is tried.
  func problems(in spec: MappingSpec) -> Int {
    var options = order.options
    (options.testing, options.triesFixes) = (.left, false)
    let report = MappingChecker.check(
      spec,
      source: order.source,
      target: order.target,
      options: options
    )
    return report.count(.error)
  }
}

/// A model that answers with the planted reply, then mends nothing, and notes when it answered.
final class PlantedModel: ChatModel {
  private let planted: PlantedReply
  private let state = Mutex<ContinuousClock.Instant?>(nil)

  init(_ planted: PlantedReply) { self.planted = planted }

  /// When the first answer was whole.
  var answered: ContinuousClock.Instant? { state.withLock { $0 } }

  func answer(
    _ request: ChatRequest,
    onProgress: @escaping @Sendable (ModelProgress) -> Void
  ) async throws(ModelFault) -> ChatReply {
    let isFirst = state.withLock { state in
      guard state == nil else { return false }
      state = ContinuousClock().now
      return true
    }
    let answer =
      isFirst
      ? WireForm.answer(in: planted.reply, wanted: request.wanted) ?? .null : ["patch": []]
    return ChatReply(answer: answer, content: planted.reply, model: "planted", exchanges: [])
  }
}

extension ChatRequest {
  fileprivate var wanted: [String] { schema["required"]?.array?.compactMap(\.string) ?? [] }
}
