import Diagnostics
import Drafting
import MappingLanguage
import Workspace

/// Asks the workspace's model to explain a mapping; what it says is shown and nothing else.
struct ModelExplainer {
  struct Told: Sendable {
    let model: String
    let text: String
  }

  let workspace: OpenWorkspace

  /// - Throws: PRM1xx where the prompt is wrong, MDL1xx where the model gives no answer.
  func told(_ explanation: MappingExplanation, _ diagnostics: [Diagnostic]) async throws -> Told {
    let template = try PromptLibrary.template(
      "explain-mapping",
      in: workspace.folder.promptsPath
    )
    let request = try ExplanationRequest(explanation, diagnostics, template: template).request
    return try await ModelDoor(workspace: workspace).open { opened in
      guard !opened.isStandIn else { throw Self.noModel }
      let reply: ChatReply
      do throws(ModelFault) {
        reply = try await opened.model.answer(request)
      } catch {
        throw error.diagnostic
      }
      guard let text = ExplanationRequest.text(of: reply.answer) else { throw Self.noText }
      return Told(model: reply.model, text: text)
    }
  }

  private static var noModel: Diagnostic {
    Diagnostic(
      .error,
      .MDL102,
      "the stand-in explains nothing: it is no language model",
      at: Location("crosswalk.yaml"),
      hint: "Name an endpoint under \"model\", or leave --model out."
    )
  }

  private static var noText: Diagnostic {
    Diagnostic(
      .error,
      .MDL007,
      "the model gave no explanation",
      hint: "Ask again, or leave --model out: the explanation of the program needs no model."
    )
  }
}
