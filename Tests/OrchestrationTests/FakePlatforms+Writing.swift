import Records
import Transport

extension FakePlatforms {
  /// Upserts leads by their key, or creates them: a create never asks whether there is one.
  static func write(
    _ request: WireRequest,
    _ state: inout State,
    rowsMax: Int = .max
  ) -> WireResponse {
    let records = (try? JSON(parsing: request.body))?["records"]?.array ?? []
    state.batches.append(records.count)
    let keys = records.map { $0["Key__c"]?.string ?? "?" }
    if keys.contains(where: state.poison.contains) {
      return WireResponse(
        status: 400,
        body: Array(#"[{"errorCode":"JSON_PARSER_ERROR","message":"poison"}]"#.utf8)
      )
    }
    var results: [JSON] = []
    for (key, record) in zip(keys, records).prefix(rowsMax) {
      if let code = state.refusedRows[key] {
        results.append(refusal(code, "a@example.com is refused", "Email"))
      } else if let email = record["Email"]?.string, state.refusedEmails.contains(email) {
        results.append(refusal("INVALID_EMAIL_ADDRESS", "\(email) is no address", "Email"))
      } else if let left = state.locked[key], left > 0 {
        state.locked[key] = left - 1
        results.append(refusal("UNABLE_TO_LOCK_ROW", "locked", nil))
      } else if request.method == "POST" {
        results.append(create(key, record, &state))
      } else {
        results.append(upsert(key, record, &state))
      }
    }
    return ok(.array(results))
  }

  private static func upsert(_ key: String, _ record: JSON, _ state: inout State) -> JSON {
    let isCreate = state.leads[key] == nil
    var lead = state.leads[key]?.object ?? JSONObject()
    for member in record.object?.members ?? [] { lead[member.name] = member.value }
    state.leads[key] = .object(lead)
    state.arrivals.append(Arrival(key: key, isCreate: isCreate))
    return ["id": .string("00Q" + key), "success": true, "created": .bool(isCreate), "errors": []]
  }

  /// The answer to a create does not say that it created.
  private static func create(_ key: String, _ record: JSON, _ state: inout State) -> JSON {
    state.leads[key] = record
    state.made.append(key)
    state.arrivals.append(Arrival(key: key, isCreate: true))
    return ["id": .string("00Q" + key), "success": true, "errors": []]
  }

  private static func refusal(_ code: String, _ message: String, _ field: String?) -> JSON {
    [
      "success": false, "created": false,
      "errors": [
        [
          "statusCode": .string(code), "message": .string(message),
          "fields": .strings([field].compactMap { $0 }),
        ]
      ],
    ]
  }
}
