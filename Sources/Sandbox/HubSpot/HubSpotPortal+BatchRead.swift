import RateLimits
import Records

/// Many records by their keys.
extension HubSpotPortal {
  /// `POST …/batch/read`: in an order of its own, with one error for all that are not there.
  func batchRead(
    _ object: HubSpotObject,
    _ request: SandboxRequest,
    at now: Instant,
    _ correlation: String
  ) -> SandboxAnswer {
    let body: JSON
    do throws(JSONFault) {
      body = try JSON(parsing: request.body)
    } catch {
      return HubSpotErrors.notJSON(error, correlation)
    }
    guard let inputs = body["inputs"]?.array else {
      return HubSpotErrors.invalid("inputs may not be null", correlation)
    }
    let endpoint = object.batchReadOperation.rawValue
    if let max = registry.sizeMax(.records, endpoint: endpoint), inputs.count > max {
      return HubSpotErrors.invalid(
        "The maximum number of inputs supported in a batch request is \(max)",
        correlation
      )
    }
    guard body["propertiesWithHistory"]?.array?.isEmpty ?? true else {
      return HubSpotErrors.invalid("The sandbox keeps no property histories", correlation)
    }
    let key: HubSpotKey
    do throws(HubSpotKey.Fault) {
      key = try HubSpotKey(body["idProperty"]?.string, of: object)
    } catch {
      return HubSpotErrors.invalid(error.message, correlation)
    }
    var found: Set<Int> = []
    var missing: [String] = []
    for input in inputs {
      guard let text = input["id"]?.string ?? input["id"]?.number else {
        return HubSpotErrors.invalid("Some required fields were not set: [id]", correlation)
      }
      if let index = index(object, of: text, by: key) {
        found.insert(index)
      } else {
        missing.append(text)
      }
    }
    let asked = (body["properties"]?.array ?? []).compactMap(\.string)
    return batch(found, missing, of: object, names(object, asked), at: now)
  }

  private func batch(
    _ found: Set<Int>,
    _ missing: [String],
    of object: HubSpotObject,
    _ names: [String],
    at now: Instant
  ) -> SandboxAnswer {
    // Neither the order of the request nor that of the numbers, but always the same.
    let order = found.sorted { Self.place($0) < Self.place($1) }
    let selection = HubSpotSelection(names)
    var body = Array(#"{"status":"COMPLETE","results":["#.utf8)
    for (position, index) in order.enumerated() {
      if position > 0 { body.append(UInt8(ascii: ",")) }
      HubSpotWire.write(record(object, at: index), object, selection, into: &body)
    }
    body.append(UInt8(ascii: "]"))
    if !missing.isEmpty {
      let error = JSON.members([
        "status": "error", "category": "OBJECT_NOT_FOUND",
        "message": .string(
          "Could not get some \(object.singular) objects, they may be deleted or not exist. "
            + "Check that ids are valid."
        ),
        "context": .members(["ids": .strings(missing)]),
      ])
      body += Array(#","numErrors":1,"errors":["#.utf8) + error.bytes() + Array("]".utf8)
    }
    let time = TimeText.zulu(now)
    body += Array(#","startedAt":"\#(time)","completedAt":"\#(time)"}"#.utf8)
    return SandboxAnswer(
      status: missing.isEmpty ? 200 : 207,
      contentType: SandboxAnswer.jsonType,
      body: body
    )
  }

  private static func place(_ index: Int) -> UInt64 {
    var random = SeededRandom(seed: 0xBA7C, stream: UInt64(index))
    return random.next()
  }
}
