/// What goes on between a question to a model and its answer, for a person who waits.
package enum ModelProgress: Hashable, Sendable {
  /// A new endpoint is tried with a small question first.
  case probing
  /// Another question to the same server is answered first.
  case queued
  /// A request is sent: the which-th of this question, with about so many tokens.
  case sent(attempt: Int, tokens: Int)
  /// The first byte of the answer is there, so long after the request.
  case firstByte(after: Duration)
  /// So much of the answer is there; `reasoning` are characters of thoughts before it.
  case received(characters: Int, tokens: Int, reasoning: Int)
  /// The request is sent again after a pause; why.
  case retrying(after: Duration, reason: String)
  /// The request is sent again in a form that asks less of the endpoint; which, and why.
  case steppingDown(to: ModelCapabilities.AnswerFormat, reason: String)
  /// The reply to the same question is kept from before; nothing is sent.
  case replyKept
}
