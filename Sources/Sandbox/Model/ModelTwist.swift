/// What a model, or the server in front of it, may do wrong on request.
package enum ModelTwist: String, CaseIterable, Hashable, Sendable {
  // What the server says instead of an answer.
  case rateLimit = "rate_limit"
  /// The same without saying when to come back.
  case rateLimitBare = "rate_limit_bare"
  case quota
  case overloaded
  case unknownModel = "unknown_model"
  case html
  /// Knows no JSON schema, but tools.
  case noSchema = "no_schema"
  /// Knows no way at all to ask for a form.
  case noForms = "no_forms"
  /// A bad request, and not a word about why, as long as a form is asked for.
  case vagueRefusal = "vague_refusal"
  /// The schema becomes no grammar, and the server says so as its own error.
  case grammarFailure = "grammar_failure"

  // How an answer breaks off.
  case cutStream = "cut_stream"
  /// Nothing follows, and the connection stays.
  case stall
  case streamError = "stream_error"

  // What the model writes.
  case refusal
  case length
  case empty
  case prose
  case fence
  case think
  case wrongSchema = "wrong_schema"
  case hallucinated
  /// Passes every check of types and is wrong: two source fields of one type are swapped.
  case swapped
  case whitespace
  case digits

  // What the server says of its work.
  case promptCut = "prompt_cut"
  case noUsage = "no_usage"

  /// Whether the twist is in the words rather than in the form they come in.
  var isChatty: Bool { self == .prose || self == .fence || self == .think }
}
