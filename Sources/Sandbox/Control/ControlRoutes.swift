import Records

/// `/_sandbox/…`: what a test or a person asks of the sandbox itself.
enum ControlRoutes {
  private static let pieceRows = 200

  static func answer(
    _ request: SandboxRequest,
    path: [String],
    world: SandboxWorld
  )
    -> SandboxAnswer
  {
    switch (request.method, path.first, path.count) {
    case ("GET", "health", 1): return .json(200, ["status": "ok", "sandbox": true])
    case ("GET", "arrivals", 1): return lines(world.arrivals) { $0.line }
    case ("GET", "store", 3): return store(path[1], path[2], world)
    case ("PUT", "faults", 1):
      do throws(FaultPlanFault) {
        let plan = try FaultPlan(parsing: request.body)
        world.put(plan)
        return .json(200, ["rules": .integer(plan.rules.count)])
      } catch {
        return .json(400, error.json)
      }
    case ("DELETE", "faults", 1):
      world.put(FaultPlan())
      return .empty(204)
    default:
      return .json(
        404,
        [
          "error": "There is no such control",
          "hint": "Use GET health, arrivals or store/PLATFORM/OBJECT; PUT or DELETE faults.",
        ]
      )
    }
  }

  private static func store(
    _ platform: String,
    _ name: String,
    _ world: SandboxWorld
  )
    -> SandboxAnswer
  {
    switch platform {
    case "hubspot":
      guard let object = HubSpotObject(path: name) else { break }
      let portal = world.portal
      let selection = HubSpotSelection(object.properties.map(\.name))
      return lines(Array(0..<portal.count(object))) { index in
        var line: [UInt8] = []
        HubSpotWire.write(portal.record(object, at: index), object, selection, into: &line)
        return line + [UInt8(ascii: "\n")]
      }
    case "salesforce":
      guard let table = world.table(name) else { break }
      return lines(table.rows) { row in
        var line: [UInt8] = [UInt8(ascii: "{")]
        for (position, field) in table.object.fields.enumerated() where row[position] != .null {
          if line.count > 1 { line.append(UInt8(ascii: ",")) }
          JSONText.write(field.name, into: &line)
          line.append(UInt8(ascii: ":"))
          row[position].write(into: &line)
        }
        return line + Array("}\n".utf8)
      }
    default: break
    }
    return .json(
      404,
      [
        "error": .string("The sandbox keeps no \(platform)/\(name)"),
        "hint":
          "Use hubspot/contacts, hubspot/companies, salesforce/Lead, Account, Contact or User.",
      ]
    )
  }

  /// A line for each row, made in pieces while they are sent.
  private static func lines<Row: Sendable>(
    _ rows: [Row],
    _ line: @escaping @Sendable (Row) -> [UInt8]
  ) -> SandboxAnswer {
    SandboxAnswer(status: 200, contentType: SandboxAnswer.linesType) { piece in
      let start = piece * pieceRows
      guard start < rows.count else { return nil }
      return rows[start..<min(start + pieceRows, rows.count)].flatMap { line($0) }
    }
  }
}
