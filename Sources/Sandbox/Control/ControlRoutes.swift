import Records

/// `/_sandbox/…`: what a test or a person asks of the sandbox itself.
enum ControlRoutes {
  static func answer(
    _ request: SandboxRequest,
    path: [String],
    world: SandboxWorld
  )
    -> SandboxAnswer
  {
    do throws(ControlFault) {
      switch (request.method, path.first, path.count) {
      case ("GET", "health", 1): return .json(200, ["status": "ok", "sandbox": true])
      case ("GET", "counts", 1): return counts(world)
      case ("GET", "arrivals", 1):
        return try StoreLines.answer(world.arrivals, request) { $0.line }
      case ("GET", "store", 3): return try store(path[1], path[2], request, world)
      case ("POST", "hubspot", 2) where path[1] == "touch": return try touch(request, world)
      case ("PUT", "faults", 1):
        let plan = try plan(request)
        world.put(plan)
        return .json(200, ["rules": .integer(plan.rules.count)])
      case ("DELETE", "faults", 1):
        world.put(FaultPlan())
        return .empty(204)
      default:
        throw ControlFault(
          status: 404,
          "There is no such control",
          hint: "Use GET health, counts, arrivals or store/PLATFORM/OBJECT; PUT or DELETE faults; "
            + "POST hubspot/touch."
        )
      }
    } catch {
      return error.answer
    }
  }

  private static func plan(_ request: SandboxRequest) throws(ControlFault) -> FaultPlan {
    do throws(FaultPlanFault) {
      return try FaultPlan(parsing: request.body)
    } catch {
      throw ControlFault(status: 400, error.message, pointer: error.pointer, hint: error.hint)
    }
  }

  /// How many records each store and the log hold.
  private static func counts(_ world: SandboxWorld) -> SandboxAnswer {
    let portal = world.portal
    let tables = world.tables.map { table in
      JSONObject.Member(table.object.name, .integer(table.rows.count))
    }
    return .json(
      200,
      [
        "hubspot": [
          "contacts": .integer(portal.count(.contacts)),
          "companies": .integer(portal.count(.companies)),
        ],
        "salesforce": .object(JSONObject(tables)),
        "arrivals": .integer(world.arrivals.count),
      ]
    )
  }

  /// Gives contacts one modified time, as a bulk process does: `from` is the first one's place in
  /// the order of the numbers, from 1, and `at` are milliseconds since 1970.
  private static func touch(
    _ request: SandboxRequest,
    _ world: SandboxWorld
  ) throws(ControlFault) -> SandboxAnswer {
    let hint = "Send for example {\"from\": 1, \"count\": 10001, \"at\": 1760000000000}."
    guard let body = try? JSON(parsing: request.body), body.object != nil else {
      throw ControlFault(status: 400, "The body must be a JSON object", hint: hint)
    }
    let portal = world.portal
    let size = portal.count(.contacts)
    func number(_ key: String, _ range: ClosedRange<Int>) throws(ControlFault) -> Int {
      guard let number = body[key]?.int, range.contains(number) else {
        throw ControlFault(
          status: 400,
          "\"\(key)\" must be a whole number from \(range.lowerBound) to \(range.upperBound)",
          pointer: "/" + key,
          hint: hint
        )
      }
      return number
    }
    guard size > 0 else { throw ControlFault(status: 400, "There are no contacts", hint: hint) }
    let from = try number("from", 1...size) - 1
    let count = try number("count", 1...(size - from))
    var time: Instant?
    if body["at"] != nil {
      time = Instant(milliseconds: Int64(try number("at", 0...253_402_300_799_999)))
    }
    let modified = world.touch(from..<(from + count), modified: time)
    return .json(
      200,
      [
        "touched": .integer(count),
        "first": .string(String(portal.id(.contacts, at: from))),
        "last": .string(String(portal.id(.contacts, at: from + count - 1))),
        "at": .string(TimeText.zulu(modified)),
      ]
    )
  }

  private static func store(
    _ platform: String,
    _ name: String,
    _ request: SandboxRequest,
    _ world: SandboxWorld
  ) throws(ControlFault) -> SandboxAnswer {
    switch platform {
    case "hubspot":
      guard let object = HubSpotObject(path: name) else { break }
      let portal = world.portal
      let names = object.properties.map(\.name)
      let selection = HubSpotSelection(try StoreLines.fields(of: names, request))
      return try StoreLines.answer(Array(0..<portal.count(object)), request) { index in
        var line: [UInt8] = []
        HubSpotWire.write(portal.record(object, at: index), object, selection, into: &line)
        return line + [UInt8(ascii: "\n")]
      }
    case "salesforce":
      guard let table = world.table(name) else { break }
      let names = try StoreLines.fields(of: table.object.fields.map(\.name), request)
      let positions = names.compactMap { table.object.position(of: $0) }
      return try StoreLines.answer(table.rows, request) { row in
        StoreLines.line(row, table.object, positions)
      }
    default: break
    }
    throw ControlFault(
      status: 404,
      "The sandbox keeps no \(platform)/\(name)",
      hint: "Use hubspot/contacts, hubspot/companies, salesforce/Lead, Account, Contact or User."
    )
  }
}
