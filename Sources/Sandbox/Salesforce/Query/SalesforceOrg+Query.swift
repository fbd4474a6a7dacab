import Records

extension SalesforceOrg {
  /// The smallest page that can be asked for.
  private static let pageMin = 200

  /// `GET /query?q=…`: the first page.
  mutating func query(_ text: String, _ request: SandboxRequest, at now: Instant) -> SandboxAnswer {
    guard request.targetBytes <= bounds.urlMax else {
      return SalesforceErrors.answer(414, "URI_TOO_LONG", "URI Too Long")
    }
    do throws(SOQLFault) {
      let query = try SOQLParser.read(text)
      guard let table = tableIndex(query.object.text) else {
        throw Self.unknownObject(query.object, text)
      }
      let plan = try QueryPlan(query, text: text, table: tables[table])
      let rows = plan.run(on: tables[table])
      guard !query.countsOnly else {
        return Self.page(total: rows.count, records: Array("[]".utf8), next: nil)
      }
      let size = pageSize(request)
      let cursor = QueryCursors.Cursor(
        table: table,
        fields: plan.fields,
        rows: rows,
        pageSize: size,
        opened: now
      )
      let name = rows.count > size ? cursors.add(cursor) : nil
      return page(cursor, named: name, from: 0, request)
    } catch {
      return SalesforceErrors.answer(400, error.code, error.message)
    }
  }

  /// `GET /query/{locator}`: the page that begins at the offset behind the dash.
  func more(_ locator: String, _ request: SandboxRequest, at now: Instant) -> SandboxAnswer {
    let parts = locator.split(separator: "-")
    guard parts.count == 2, let offset = Int(parts[1]),
      let cursor = cursors.find(String(parts[0]), at: now), cursor.rows.indices.contains(offset)
    else {
      return SalesforceErrors.answer(400, "INVALID_QUERY_LOCATOR", "invalid query locator")
    }
    return page(cursor, named: String(parts[0]), from: offset, request)
  }

  private func page(
    _ cursor: QueryCursors.Cursor,
    named name: String?,
    from offset: Int,
    _ request: SandboxRequest
  ) -> SandboxAnswer {
    let table = tables[cursor.table]
    let version = Self.version(of: request)
    let end = min(offset + cursor.pageSize, cursor.rows.count)
    var records = Array("[".utf8)
    for index in offset..<end {
      if index > offset { records.append(UInt8(ascii: ",")) }
      Self.write(
        table.rows[cursor.rows[index]],
        of: table.object,
        cursor.fields,
        version,
        into: &records
      )
    }
    records.append(UInt8(ascii: "]"))
    let next = name.flatMap { end < cursor.rows.count ? "\($0)-\(end)" : nil }
    return Self.page(
      total: cursor.rows.count,
      records: records,
      next: next.map { "/services/data/v\(version)/query/\($0)" }
    )
  }

  private static func page(total: Int, records: [UInt8], next: String?) -> SandboxAnswer {
    var body = Array("{\"totalSize\":\(total),\"done\":\(next == nil)".utf8)
    if let next { body += Array(",\"nextRecordsUrl\":\"\(next)\"".utf8) }
    body += Array(",\"records\":".utf8)
    body += records
    body.append(UInt8(ascii: "}"))
    return SandboxAnswer(status: 200, contentType: SalesforceErrors.jsonType, body: body)
  }

  private static func write(
    _ row: SalesforceRow,
    of object: SalesforceObject,
    _ fields: [Int],
    _ version: String,
    into body: inout [UInt8]
  ) {
    let url = "/services/data/v\(version)/sobjects/\(object.name)/\(row.id)"
    body += Array("{\"attributes\":{\"type\":\"\(object.name)\",\"url\":\"\(url)\"}".utf8)
    for position in fields {
      let field = object.fields[position]
      body += Array(",\"\(field.name)\":".utf8)
      let value = row[position]
      if field.kind == .boolean, value == .null {
        body += Array("false".utf8)
      } else {
        value.write(into: &body)
      }
    }
    body.append(UInt8(ascii: "}"))
  }

  /// The header asks, the platform decides within its bounds.
  private func pageSize(_ request: SandboxRequest) -> Int {
    guard let options = request.header("sforce-query-options") else {
      return bounds.queryPageMax
    }
    for option in options.split(separator: ",") {
      let parts = option.split(separator: "=").map { $0.trimmingBlanks }
      guard parts.count == 2, parts[0].lowercased() == "batchsize", let size = Int(parts[1]) else {
        continue
      }
      return min(max(size, Self.pageMin), bounds.queryPageMax)
    }
    return bounds.queryPageMax
  }

  private static func unknownObject(_ name: SOQLQuery.Name, _ text: String) -> SOQLFault {
    SOQLFault(
      code: "INVALID_TYPE",
      message: QueryExcerpt.text(text, around: name.offset)
        + "sObject type '\(name.text)' is not supported. If you are attempting to use a custom "
        + "object, be sure to append the '__c' after the entity name. Please reference your WSDL "
        + "or the describe call for the appropriate names."
    )
  }
}
