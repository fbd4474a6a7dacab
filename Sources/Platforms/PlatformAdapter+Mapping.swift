package import MappingLanguage
import Records

extension PlatformAdapter {
  /// One record after another through one worker.
  package func mapFields(
    _ page: FetchedPage,
    with program: MappingProgram,
    in context: MappingContext,
    current: [CurrentRecord]
  ) -> MappedPage {
    let worker = MappingWorker(program)
    var outcomes: [RecordOutcome] = []
    outcomes.reserveCapacity(page.records.count)
    for (index, record) in page.records.enumerated() {
      let present = current.indices.contains(index) ? current[index] : .unread
      do throws(JSONFault) {
        outcomes.append(try worker.run(record, context, current: present))
      } catch {
        outcomes.append(.rejected(Self.unreadable(error)))
      }
    }
    return MappedPage(outcomes: outcomes)
  }

  /// A record that is no JSON object; pages are checked whole, so that files alone have one.
  private static func unreadable(_ fault: JSONFault) -> Rejection {
    Rejection(
      code: .unreadable,
      by: "the record",
      target: nil,
      message: "The record cannot be read: \(fault).",
      because: []
    )
  }
}
