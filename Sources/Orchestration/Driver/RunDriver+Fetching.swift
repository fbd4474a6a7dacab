import Journal
import Platforms
import Records
import SyncMachine

/// What stops the reading of a page.
enum IntakeFault: Error {
  case platform(PlatformFault)
  case run(RunFault)
}

/// Where the reading of what is due again goes on: behind the record asked for last.
enum DueToken {
  private static let prefix = "due/"

  static func token(after record: RecordID?) -> PageToken {
    PageToken(prefix + (record?.text ?? ""))
  }

  /// The record asked for last, `nil` inside for none; `nil` for a token of a source.
  static func record(_ token: PageToken?) -> RecordID?? {
    guard let text = token?.text, text.hasPrefix(prefix) else { return nil }
    let record = String(text.dropFirst(prefix.count))
    return .some(record.isEmpty ? nil : RecordID(record))
  }
}

extension RunDriver {
  /// Records asked for by their identifiers at a time.
  private static let duePageMax = 100

  /// The next page: everything of the source, or what has changed and then what is due again.
  func fetch(_ page: IntakePage) async throws(IntakeFault) -> FetchedPage {
    if let last = DueToken.record(page.after) { return try await fetchDue(after: last) }
    let object = plan.source.object
    let request: PageRequest =
      if let since = plan.since {
        .changed(object: object, fields: mapping.fields, since: since, after: page.after)
      } else {
        .list(object: object, fields: mapping.fields, after: page.after)
      }
    var fetched = try await fetch(request)
    guard fetched.next == nil || fetched.next != page.after else {
      throw .platform(
        PlatformFault(
          .unreadable(status: 200),
          of: .reading("\(source.platform.rawValue).\(object).list"),
          message: "the next page begins where this one began"
        )
      )
    }
    if fetched.next == nil, plan.since != nil, try await !due(after: nil, limit: 1).isEmpty {
      fetched.next = DueToken.token(after: nil)
    }
    return fetched
  }

  /// Records that failed before are read again although their source is the same.
  private func fetchDue(after last: RecordID?) async throws(IntakeFault) -> FetchedPage {
    let ids = try await due(after: last, limit: Self.duePageMax)
    guard let end = ids.last else { return FetchedPage(records: []) }
    var fetched = try await fetch(
      .records(object: plan.source.object, fields: mapping.fields, ids: ids.map(\.text))
    )
    fetched.next = ids.count < Self.duePageMax ? nil : DueToken.token(after: end)
    return fetched
  }

  private func due(
    after record: RecordID?,
    limit: Int
  ) async throws(IntakeFault) -> [RecordID] {
    do throws(JournalFault) {
      return try await journal.reader.dueRecords(
        LedgerScope(from: plan.source, to: plan.destination),
        before: plan.id,
        after: record,
        limit: limit
      )
    } catch {
      throw .run(error == .cancelled ? .cancelled : .journal(error))
    }
  }

  private func fetch(_ request: PageRequest) async throws(IntakeFault) -> FetchedPage {
    do throws(PlatformFault) {
      return try await source.adapter.fetchRecords(request, through: source.gate)
    } catch {
      throw .platform(error)
    }
  }
}
