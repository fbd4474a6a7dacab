import Records

/// The error bodies of the portal, in the platform's shape.
enum HubSpotErrors {
  static func answer(
    _ status: Int,
    _ message: String,
    category: String?,
    correlation: String,
    extra: KeyValuePairs<String, JSON?> = [:]
  ) -> SandboxAnswer {
    var body = JSONObject([
      JSONObject.Member("status", "error"),
      JSONObject.Member("message", .string(message)),
      JSONObject.Member("correlationId", .string(correlation)),
    ])
    for (name, value) in extra { body[name] = value }
    body["category"] = category.map { .string($0) }
    return .json(status, .object(body))
  }

  static func noCredentials(_ correlation: String) -> SandboxAnswer {
    answer(
      401,
      "Authentication credentials not found. This API supports OAuth 2.0 authentication and you "
        + "can find more details at "
        + "https://developers.hubspot.com/docs/methods/auth/oauth-overview",
      category: "INVALID_AUTHENTICATION",
      correlation: correlation
    )
  }

  static func missingScopes(_ correlation: String, scope: String) -> SandboxAnswer {
    answer(
      403,
      "One or more of the following scopes are required.",
      category: "MISSING_SCOPES",
      correlation: correlation,
      extra: [
        "context": .members([
          "requiredGranularScopes": .strings([scope]),
          "links": .strings(["https://developers.hubspot.com/scopes"]),
        ])
      ]
    )
  }

  static func unknownObject(_ name: String, _ correlation: String) -> SandboxAnswer {
    answer(
      400,
      "Unable to infer object type from: \(name)",
      category: nil,
      correlation: correlation
    )
  }

  static func notFound(_ correlation: String) -> SandboxAnswer {
    answer(404, "resource not found", category: "OBJECT_NOT_FOUND", correlation: correlation)
  }

  static func invalid(_ message: String, _ correlation: String) -> SandboxAnswer {
    answer(400, message, category: "VALIDATION_ERROR", correlation: correlation)
  }

  static func notJSON(_ fault: JSONFault, _ correlation: String) -> SandboxAnswer {
    invalid("Invalid input JSON at byte \(fault.offset): \(fault.reason)", correlation)
  }

  static func wrongMethod(_ correlation: String) -> SandboxAnswer {
    answer(405, "Method Not Allowed", category: nil, correlation: correlation)
  }

  /// Values a record cannot take: each in the message, and again in a list.
  static func invalidValues(_ faults: [HubSpotValueFault], _ correlation: String) -> SandboxAnswer {
    let told = JSON.array(
      faults.map { fault in
        .members([
          "isValid": false, "message": .string(fault.message), "error": .string(fault.code),
          "name": .string(fault.property),
        ])
      }
    )
    let errors = JSON.array(
      faults.map { fault in
        .members([
          "message": .string(fault.message), "code": .string(fault.code),
          "context": .members(["propertyName": .strings([fault.property])]),
        ])
      }
    )
    return answer(
      400,
      "Property values were not valid: \(told.text())",
      category: "VALIDATION_ERROR",
      correlation: correlation,
      extra: ["errors": errors]
    )
  }

  static func nothingToUpdate(_ correlation: String) -> SandboxAnswer {
    answer(
      400,
      "No properties found to update, please provide at least one.",
      category: "VALIDATION_ERROR",
      correlation: correlation,
      extra: ["context": .members(["properties": .strings(["{}"])])]
    )
  }

  static func taken(_ id: Int, _ correlation: String) -> SandboxAnswer {
    answer(
      409,
      "Contact already exists. Existing ID: \(id)",
      category: "CONFLICT",
      correlation: correlation
    )
  }

  /// The strings the official clients look for; no `Retry-After` is documented.
  static func tooFast(_ refusal: HubSpotMeter.Refusal, _ correlation: String) -> SandboxAnswer {
    switch refusal {
    case .search:
      answer(
        429,
        "You have reached your secondly limit.",
        category: "RATE_LIMITS",
        correlation: correlation
      )
    case .burst:
      answer(
        429,
        "You have reached your ten_secondly_rolling limit.",
        category: nil,
        correlation: correlation,
        extra: [
          "errorType": "RATE_LIMIT", "policyName": "TEN_SECONDLY_ROLLING",
          "requestId": .string(correlation),
        ]
      )
    case .daily:
      answer(
        429,
        "You have reached your daily limit.",
        category: nil,
        correlation: correlation,
        extra: [
          "errorType": "RATE_LIMIT", "policyName": "DAILY", "requestId": .string(correlation),
        ]
      )
    }
  }
}
