import Records

/// Why one row of a write was refused.
struct SalesforceRowError: Hashable, Sendable {
  var statusCode: String
  var message: String
  var fields: [String]

  init(_ statusCode: String, _ message: String, _ fields: [String] = []) {
    self.statusCode = statusCode
    self.message = message
    self.fields = fields
  }

  var json: JSON {
    .members([
      "statusCode": .string(statusCode), "message": .string(message), "fields": .strings(fields),
    ])
  }
}

/// The error bodies of the org: a list, except for OAuth's.
enum SalesforceErrors {
  static let jsonType = "application/json;charset=UTF-8"

  static func answer(
    _ status: Int,
    _ code: String,
    _ message: String,
    fields: [String]? = nil
  )
    -> SandboxAnswer
  {
    .json(
      status,
      [
        .members([
          "message": .string(message), "errorCode": .string(code),
          "fields": fields.map { .strings($0) },
        ])
      ],
      contentType: jsonType
    )
  }

  static let notFound = answer(404, "NOT_FOUND", "The requested resource does not exist")
  static let invalidSession = answer(401, "INVALID_SESSION_ID", "Session expired or invalid")
  static let retired = answer(410, "GONE", "The requested API version has been retired")

  static func wrongMethod(_ method: String, allowed: String) -> SandboxAnswer {
    answer(
      405,
      "METHOD_NOT_ALLOWED",
      "HTTP Method '\(method)' not allowed. Allowed are \(allowed)"
    )
  }

  static func tooFast(_ refusal: SalesforceMeter.Refusal) -> SandboxAnswer {
    switch refusal {
    case .daily: answer(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.")
    case .longRunning:
      answer(
        403,
        "REQUEST_LIMIT_EXCEEDED",
        "ConcurrentRequests (Concurrent API Requests) Limit exceeded."
      )
    }
  }

  static func oauth(_ error: String, _ description: String) -> SandboxAnswer {
    .json(
      400,
      ["error": .string(error), "error_description": .string(description)],
      contentType: jsonType
    )
  }
}
