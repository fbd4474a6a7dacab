import Diagnostics
import Drafting
import Records
import Workspace

/// What a small question shows of the workspace's model.
struct ModelReview {
  private(set) var problems: [Diagnostic] = []
  private(set) var lines: [String] = []
  private var members = JSONObject()

  var json: JSON { .object(members) }

  /// Asks the endpoint, and keeps what it shows.
  static func made(in workspace: OpenWorkspace) async throws -> ModelReview {
    let door = ModelDoor(workspace: workspace)
    let settings = workspace.configuration.model
    if let settings {
      do throws(Diagnostic) {
        _ = try door.endpoint(settings)
      } catch {
        // Without its key there is nothing to ask.
        var review = ModelReview()
        review.problems = [error]
        review.add("model", "name", settings.name)
        review.add("endpoint", "endpoint", ShownURL.of(settings.endpoint))
        return review
      }
    }
    return try await door.open { opened in
      var review = ModelReview()
      review.add(
        "model",
        "name",
        opened.isStandIn ? "\(opened.name), a stand-in, not a language model" : opened.name
      )
      review.members["stand_in"] = .bool(opened.isStandIn)
      if let settings {
        review.add("endpoint", "endpoint", ShownURL.of(settings.endpoint))
        let said = settings.dialect == nil ? ", as the address tells" : ""
        let dialect = opened.direct.endpoint.dialect.rawValue
        review.lines.append(Self.line("dialect", dialect + said))
        review.members["dialect"] = .string(dialect)
      }
      do throws(ModelFault) {
        let result = try await EndpointProbe(opened.direct).run(budget: opened.budget)
        if !opened.isStandIn { door.profileFile.keep(result.profile) }
        review.note(result, opened)
        review.checkContext(result.profile, workspace, opened)
      } catch {
        review.problems.append(error.diagnostic)
      }
      review.note(opened.budget)
      return review
    }
  }

  private static func line(_ label: String, _ text: String) -> String {
    label + String(repeating: " ", count: max(1, 13 - label.count)) + text
  }

  private mutating func add(_ label: String, _ name: String, _ text: String) {
    lines.append(Self.line(label, text))
    members[name] = .string(text)
  }

  private mutating func note(_ result: EndpointProbe.Result, _ opened: ModelDoor.Opened) {
    let profile = result.profile
    let capabilities = profile.capabilities
    add("answers as", "reported_name", profile.model)
    add("asked by", "format", capabilities.format.rawValue)
    members["keeps_to_schema"] = profile.keepsToSchema.map { .bool($0) } ?? .null
    add("delivery", "delivery", capabilities.delivery.rawValue)
    let cost = DraftCost(result.exchanges, prices: opened.budget.prices)
    lines.append(Self.line("took", cost.text))
    members["cost"] = cost.json
    if profile.keepsToSchema == false {
      problems.append(
        warning(
          .MDL010,
          "the endpoint takes a schema and does not hold the model to it",
          "Answers are checked all the same; expect more repairs, or use another server."
        )
      )
    } else if capabilities.format == .plain || capabilities.format == .jsonObject {
      problems.append(
        warning(
          .MDL105,
          "the endpoint takes no schema; answers are asked for as \(capabilities.format.rawValue)",
          "Answers are checked all the same; expect more repairs, or use another server."
        )
      )
    }
  }

  private func warning(_ code: DiagnosticCode, _ message: String, _ hint: String) -> Diagnostic {
    Diagnostic(.warning, code, message, at: Location("crosswalk.yaml"), hint: hint)
  }

  /// Whether what is sent fits what the model takes.
  private mutating func checkContext(
    _ profile: EndpointProfile,
    _ workspace: OpenWorkspace,
    _ opened: ModelDoor.Opened
  ) {
    let set = opened.contextTokens
    let reported = profile.contextTokens
    let text = "\(set) tokens as set" + (reported.map { ", \($0) as the endpoint says" } ?? "")
    lines.append(Self.line("context", text))
    members["context_tokens"] = .integer(set)
    members["context_tokens_reported"] = reported.map { .integer($0) } ?? .null
    if let reported, reported < set {
      problems.append(
        warning(
          .MDL009,
          "the model takes \(reported) tokens, and \"model: context_tokens\" says \(set)",
          "Write context_tokens: \(reported), or raise the server's context length."
        )
      )
    }
    guard let prompts = try? PromptLibrary(folder: workspace.folder.promptsPath) else { return }
    let fixed = prompts.draft.tokensAtLeast
    if fixed > set / 2 {
      problems.append(
        Diagnostic(
          .error,
          .MDL009,
          "the prompt has \(fixed) tokens before any catalog, and the model takes \(set)",
          at: Location("crosswalk.yaml"),
          hint: "Use a model with a larger context, and say so with \"model: context_tokens\"."
        )
      )
    }
  }

  private mutating func note(_ budget: DraftBudget) {
    var parts: [String] = []
    if let tokens = budget.tokensMax { parts.append("\(tokens) tokens") }
    if let cost = budget.costMax { parts.append("\(cost) \(budget.prices?.currency ?? "")") }
    add("a draft", "ceiling", "at most " + parts.joined(separator: " and "))
  }
}
