import Diagnostics
import Records

/// Asks the model of a session, within what the session may cost, and keeps all that was said.
struct ModelInquiry {
  let model: any ChatModel
  let settings: DraftSettings
  /// A fresh fence marker for every request.
  let marker: @Sendable () -> String
  let onProgress: @Sendable (DraftProgress) -> Void

  /// Tells what is wrong with a reply, where anything is.
  func tell(_ problems: [Diagnostic]) {
    let problems = problems.filter { $0.severity != .note }
    if !problems.isEmpty { onProgress(.found(problems: problems)) }
  }

  /// One question and its answer; what was said is added to `rounds`, also where it failed.
  func answer(
    _ purpose: DraftRound.Purpose,
    _ template: PromptTemplate,
    _ request: ChatRequest,
    _ rounds: inout [DraftRound]
  ) async throws(Diagnostic) -> ChatReply {
    var request = request
    request.asksAfresh = settings.asksAfresh
    request.budget = settings.budget
    request.budget.spend(DraftCost(rounds.map(\.exchange), prices: nil).usage)
    if let refusal = request.budget.refusal(next: request.tokensEstimate) { throw refusal }
    let onProgress = onProgress
    do throws(ModelFault) {
      let reply = try await model.answer(request) { onProgress(.model($0)) }
      rounds += DraftRound.all(purpose, template, reply.exchanges)
      return reply
    } catch {
      rounds += DraftRound.all(purpose, template, error.exchanges)
      throw error.diagnostic
    }
  }
}
