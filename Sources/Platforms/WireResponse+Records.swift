import Records
import Transport

extension WireResponse {
  /// The records of a page, each with its own bytes, and the page around them.
  ///
  /// `place` names the way to the array of records, `id` the way to a record's identifier inside
  /// it. A page that is not so is ``PlatformFault/Kind/unreadable(status:)``.
  func records(
    in place: [String],
    id: [String],
    of operation: PlatformOperation
  ) throws(PlatformFault) -> (records: [SourceRecord], envelope: JSON) {
    do throws(JSONFault) {
      let page = try JSONElements(parsing: body, at: JSONPointer(place))
      guard page.elements != nil else {
        throw JSONFault("the page has no \"\(place.joined(separator: "/"))\"", at: 0)
      }
      return (try page.records(identifiedBy: FieldPath(id)), page.envelope)
    } catch {
      throw unreadable(operation, "the page cannot be read: \(error)")
    }
  }
}
