import RateLimits
import Records
import SyncMachine

extension SalesforceAdapter {
  static let queryOperation = PlatformOperation.reading("salesforce.query")

  /// How many records a look-up may find before it is called a mistake.
  static let matchesMax = 50_000

  package func fetchRecords(
    _ request: PageRequest,
    through sender: any PlatformSender
  ) async throws(PlatformFault) -> FetchedPage {
    switch request {
    case .list(let object, let fields, let after):
      try await page(of: object, fields, where: nil, after, through: sender)
    case .changed(let object, let fields, let since, let after):
      try await page(
        of: object,
        fields,
        where: "SystemModstamp >= \(SOQL.literal(since))",
        after,
        through: sender
      )
    case .records(let object, let fields, let ids):
      try await matching(object, "Id", Self.identifiers(ids), fields, through: sender)
    case .matching(let object, let field, let values, let returning):
      try await matching(object, field, values, returning, through: sender)
    }
  }

  /// One page by ascending Id, of all records or of those a condition holds for.
  ///
  /// The token is the last Id seen, which never expires; the platform's own cursors live for
  /// minutes or days, nobody says which. What changed is what `SystemModstamp` says: unlike
  /// `LastModifiedDate` it also moves with automated changes, and it is indexed.
  private func page(
    of object: String,
    _ fields: [String],
    where condition: String?,
    _ after: PageToken?,
    through sender: any PlatformSender
  ) async throws(PlatformFault) -> FetchedPage {
    try Self.check(names: [object] + fields)
    let pageMax = settings.sizeMax(
      .records,
      of: Self.queryOperation,
      otherwise: SalesforceVersion.pageMax
    )
    let conditions = [condition, after.map { "Id > \(SOQL.literal($0.text))" }].compactMap { $0 }
    var query = SOQL.select(fields, from: object)
    if !conditions.isEmpty { query += " WHERE " + conditions.joined(separator: " AND ") }
    query += " ORDER BY Id LIMIT \(pageMax)"
    let answer = try await run(query, through: sender)
    let isWhole = answer.isDone && answer.records.count < pageMax
    let last = answer.records.last.map { PageToken($0.id) }
    guard isWhole || last != nil, last == nil || last != after else {
      throw PlatformFault(
        .unreadable(status: 200),
        of: Self.queryOperation,
        message: "a page does not lead on: it is not the last, and ends where it should begin"
      )
    }
    return FetchedPage(records: answer.records, next: isWhole ? nil : last)
  }

  /// Those that can be identifiers, each once: 15 or 18 letters and digits.
  ///
  /// Anything else names no record, and would make the platform refuse the whole query.
  private static func identifiers(_ ids: [String]) -> [String] {
    var seen: Set<String> = []
    return ids.filter { SOQL.isIdentifier($0) && seen.insert($0).inserted }
  }

  private func matching(
    _ object: String,
    _ field: String,
    _ values: [String],
    _ returning: [String],
    through sender: any PlatformSender
  ) async throws(PlatformFault) -> FetchedPage {
    try Self.check(names: [object, field] + returning)
    let lists = SOQL.lists(
      of: values.filter { $0.count <= SalesforceVersion.filterableLengthMax },
      countMax: settings.sizeMax(
        .values,
        of: Self.queryOperation,
        otherwise: SalesforceVersion.listMax
      ),
      encodedBytesMax: requestLineBytesMax / 2
    )
    var records: [SourceRecord] = []
    for list in lists {
      let literals = list.joined(separator: ",")
      var query = SOQL.select([field] + returning, from: object)
      query += " WHERE \(field) IN (\(literals)) ORDER BY Id"
      var answer = try await run(query, through: sender)
      records += answer.records
      while let next = answer.next {
        answer = try await page(next, through: sender)
        records += answer.records
        guard records.count <= Self.matchesMax else {
          throw PlatformFault(
            .unsupported,
            of: Self.queryOperation,
            message: "more than \(Self.matchesMax) records of \(object) match one page by \(field)"
          )
        }
      }
    }
    return FetchedPage(records: records)
  }

  // MARK: Queries

  private struct QueryAnswer {
    var records: [SourceRecord]
    var isDone: Bool
    /// The path of the rest, where there is one.
    var next: String?
  }

  private var requestLineBytesMax: Int {
    settings.sizeMax(
      .urlBytes,
      of: Self.queryOperation,
      otherwise: SalesforceVersion.requestLineBytesMax
    )
  }

  private func run(
    _ query: String,
    through sender: any PlatformSender
  ) async throws(PlatformFault) -> QueryAnswer {
    let path = "\(SalesforceVersion.data)/query?" + PercentEncoding.pairs(["q": query])
    guard path.utf8.count <= requestLineBytesMax * 3 / 4 else {
      throw PlatformFault(
        .unsupported,
        of: Self.queryOperation,
        message: "a query with so many fields does not fit into a URL"
      )
    }
    return try await page(path, through: sender)
  }

  private func page(
    _ path: String,
    through sender: any PlatformSender
  ) async throws(PlatformFault) -> QueryAnswer {
    let operation = Self.queryOperation
    let response = try await send("GET", path, for: operation, through: sender)
    let page = try response.records(in: ["records"], id: ["Id"], of: operation)
    guard let isDone = page.envelope["done"]?.bool else {
      throw response.unreadable(operation, "the query's answer does not say whether it is done")
    }
    let next = isDone ? nil : page.envelope["nextRecordsUrl"]?.string
    return QueryAnswer(records: page.records, isDone: isDone, next: next)
  }

  static func check(names: [String]) throws(PlatformFault) {
    for name in names where !SOQL.isName(name) {
      throw PlatformFault(
        .unsupported,
        of: queryOperation,
        message: "\"\(name)\" cannot be a name of an object or a field"
      )
    }
  }
}
