import Records

/// One provider's protocol: what it refuses, what it is asked, how it answers.
protocol ModelWire {
  /// Why a request is not taken, as the provider says it; `nil` where it is.
  static func refusal(of body: JSON, _ request: SandboxRequest, key: String?) -> SandboxAnswer?
  /// The request in the form of a chat completion, for whoever answers.
  static func question(_ body: JSON) -> JSON
  /// Whether the request asks for a form, and for one by schema.
  static func asks(_ body: JSON) -> (form: Bool, schema: Bool)
  /// The answer, whole or streamed as asked.
  static func answer(_ text: ModelText, to body: JSON, _ twist: ModelTwist?) -> SandboxAnswer
  /// An error in the provider's form.
  static func error(_ status: Int, _ message: String, kind: String) -> SandboxAnswer
}
