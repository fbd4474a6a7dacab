import Records

extension SalesforceOrg {
  /// `POST /composite/sobjects`: a new row for each record, of whatever object; no key is needed,
  /// so the same request sent twice makes every row twice.
  mutating func create(
    _ request: SandboxRequest,
    at now: Instant
  ) -> (answer: SandboxAnswer, effect: SandboxEffect) {
    let (records, allOrNone): ([JSON], Bool)
    do throws(CollectionFault) {
      (records, allOrNone) = try collection(request)
    } catch {
      return (error.answer, SandboxEffect())
    }
    var rows = records.map { checkedNew($0) }
    refuseRepeatedValues(&rows)
    if allOrNone { rollBackAll(&rows) }
    return write(rows, tellsCreated: false, at: now)
  }

  private func checkedNew(_ record: JSON) -> CheckedRow {
    var row = CheckedRow(table: 0)
    guard let members = record.object, let type = members["attributes"]?["type"]?.string else {
      row.error = SalesforceRowError(
        "JSON_PARSER_ERROR",
        "Attribute 'type' is expected in the attributes of each record"
      )
      return row
    }
    guard let index = tableIndex(type), tables[index].object.name != "User" else {
      row.error = SalesforceRowError("INVALID_TYPE", "sObject type '\(type)' is not supported.")
      return row
    }
    row = CheckedRow(table: index)
    row.key = externalKey(of: members, in: tables[index].object)
    let check = RowCheck(table: tables[index], others: tables, existing: nil)
    do throws(SalesforceRowError) {
      row.values = try check.values(of: members)
    } catch {
      row.error = error
    }
    return row
  }

  /// What another system calls the record, where it is given.
  private func externalKey(of record: JSONObject, in object: SalesforceObject) -> String? {
    for member in record.members {
      guard let field = object[member.name], field.externalID || (field.isCustom && field.unique)
      else { continue }
      guard let text = member.value.string?.trimmingBlanks, !text.isEmpty else { continue }
      return text
    }
    return nil
  }

  /// Of records in one request with the same unique value, the first is written.
  private func refuseRepeatedValues(_ rows: inout [CheckedRow]) {
    struct Place: Hashable {
      let table: Int
      let position: Int
      let value: String
    }
    var seen: Set<Place> = []
    for index in rows.indices where rows[index].error == nil {
      let object = tables[rows[index].table].object
      let places = rows[index].values.compactMap { position, value -> Place? in
        guard object.fields[position].unique, let folded = value.folded else { return nil }
        return Place(table: rows[index].table, position: position, value: folded)
      }
      guard let repeated = places.first(where: { seen.contains($0) }) else {
        seen.formUnion(places)
        continue
      }
      rows[index].error = SalesforceRowError(
        "DUPLICATE_VALUE",
        "duplicate value found: <unknown> duplicates value on record with id: <unknown>",
        [object.fields[repeated.position].name]
      )
    }
  }
}
