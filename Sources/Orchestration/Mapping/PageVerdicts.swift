import Journal
import MappingLanguage
import Platforms
import Records
import SyncMachine

/// What is to be done with each record of a mapped page, and what is kept of it.
struct PageVerdicts: Sendable {
  let page: FetchedPage
  let mapped: MappedPage
  let answers: PageAnswers
  /// One for each record.
  let keys: [PersonKey]
  let verdicts: RecordVerdicts

  @concurrent
  func records() async -> [PageRecord] {
    page.records.indices.map { index in
      let record = RecordID(page.records[index].id)
      return PageRecord(record, verdicts.verdict(mapped.outcomes[index], record, keys[index]))
    }
  }

  /// What is sealed: everything but what the destination holds already.
  @concurrent
  func contents(
    of records: [PageRecord]
  ) async -> [(record: RecordID, key: PersonKey, contents: RecordContents)] {
    var all: [(record: RecordID, key: PersonKey, contents: RecordContents)] = []
    for (index, source) in page.records.enumerated() {
      let record = RecordID(source.id)
      if case .decided(let outcome) = records[index].verdict, outcome.kind == .unchanged {
        continue
      }
      var contents = RecordContents(source: source.json, answers: answers.stored(of: index))
      contents.add(mapped.outcomes[index], of: record)
      all.append((record, keys[index], contents))
    }
    return all
  }
}
