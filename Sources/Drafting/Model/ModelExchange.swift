/// One HTTP request to a model endpoint and what came back, for the record; never holds a key.
package struct ModelExchange: Hashable, Sendable {
  /// The request's body as sent.
  package var requestBody: String
  /// The answer's body as received, the key cut out should the endpoint have repeated it.
  package var responseBody: String
  /// `nil` where no answer came.
  package var status: Int?
  /// What went wrong on the way, where no answer came.
  package var fault: String?
  /// Why what came was not used; `nil` where it was.
  package var rejection: String?
  /// The model's name as the endpoint reports it.
  package var model: String?
  package var usage: TokenUsage?
  package var duration: Duration
  /// The question is what the endpoint understands, and not about a mapping.
  package var isProbe = false
  /// Nothing was sent: the reply is kept from before.
  package var isKept = false

  package init(
    requestBody: String,
    responseBody: String = "",
    status: Int? = nil,
    fault: String? = nil,
    model: String? = nil,
    usage: TokenUsage? = nil,
    duration: Duration = .zero
  ) {
    self.requestBody = requestBody
    self.responseBody = responseBody
    self.status = status
    self.fault = fault
    self.model = model
    self.usage = usage
    self.duration = duration
  }
}
