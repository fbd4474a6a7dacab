import Records

/// Changes to contacts: by the platform's own call, and by the control.
extension HubSpotPortal {
  /// `PATCH …/contacts/{id}`: changes what is given, and the time of the last change.
  mutating func updateContact(
    _ id: String,
    _ request: SandboxRequest,
    at now: Instant,
    _ correlation: String
  ) -> (answer: SandboxAnswer, effect: SandboxEffect) {
    var effect = SandboxEffect(keys: [id], rejected: [id])
    let body: JSON
    do throws(JSONFault) {
      body = try JSON(parsing: request.body)
    } catch {
      return (HubSpotErrors.notJSON(error, correlation), effect)
    }
    guard let given = body["properties"]?.object?.members, !given.isEmpty else {
      return (HubSpotErrors.nothingToUpdate(correlation), effect)
    }
    let key: HubSpotKey
    do throws(HubSpotKey.Fault) {
      key = try HubSpotKey(request.value("idProperty"), of: .contacts)
    } catch {
      return (HubSpotErrors.invalid(error.message, correlation), effect)
    }
    guard let found = index(.contacts, of: id, by: key) else {
      return (HubSpotErrors.notFound(correlation), effect)
    }
    let number = String(self.id(.contacts, at: found))
    effect = SandboxEffect(keys: [number], rejected: [number])
    var values: [String: String] = [:]
    var faults: [HubSpotValueFault] = []
    for member in given {
      do throws(HubSpotValueFault) {
        values[member.name] = try HubSpotValueCheck.value(
          member.value,
          of: member.name,
          among: HubSpotProperty.contacts
        )
      } catch {
        faults.append(error)
      }
    }
    guard faults.isEmpty else { return (HubSpotErrors.invalidValues(faults, correlation), effect) }
    if let email = values["email"], let owner = contact(email: email), owner != found {
      return (HubSpotErrors.taken(self.id(.contacts, at: owner), correlation), effect)
    }
    let asked = Array(values.keys) + HubSpotObject.contacts.defaultProperties
    adjust(&values, to: record(.contacts, at: found).values)
    edits.edit(found, values, at: now, settled: Instant(milliseconds: now.milliseconds - lag))
    effect = SandboxEffect(keys: [number], updated: [number])
    return (record(found, of: .contacts, names(.contacts, asked)), effect)
  }

  private var lag: Int64 { searchLag.wholeMilliseconds }

  /// A life-cycle stage never goes back; what begins with a semicolon is added to what is there.
  private func adjust(_ values: inout [String: String], to current: [String: String]) {
    let stages = HubSpotOptions.stages.map(\.0)
    if let new = values["lifecyclestage"].flatMap({ stages.firstIndex(of: $0) }),
      let old = current["lifecyclestage"].flatMap({ stages.firstIndex(of: $0) }), new < old
    {
      values["lifecyclestage"] = nil
    }
    for (name, value) in values where value.hasPrefix(";") {
      let property = HubSpotProperty.contacts.first { $0.name == name }
      guard property?.fieldType == "checkbox" else { continue }
      let parts = ((current[name] ?? "") + value).split(separator: ";")
      var seen: Set<Substring> = []
      values[name] = parts.filter { seen.insert($0).inserted }.joined(separator: ";")
    }
  }

  /// Stamps contacts with one modified time, by their places in the order of the numbers.
  mutating func touch(_ range: Range<Int>, modified: Instant, at now: Instant) {
    edits.touch(range, modified: modified.milliseconds, at: now)
  }
}
