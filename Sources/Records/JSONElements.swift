/// A page of records: where each element of its array stands, and the envelope around them.
///
/// The whole page is checked; no element becomes a tree.
package struct JSONElements: Sendable {
  /// The page as it came.
  package let page: [UInt8]
  /// Where the elements stand in the page; `nil` where there is no array at the place.
  package let elements: [Range<Int>]?
  /// The page without that array; null where the page is nothing but the array.
  package let envelope: JSON

  /// Reads a page whose records are the array at `pointer`, by member names only: `/results`.
  package init(parsing page: [UInt8], at pointer: JSONPointer) throws(JSONFault) {
    var document = JSONDocument(leavingOut: pointer.tokens)
    try document.read(page.span)
    envelope = try document.tree(of: page.span, duplicates: .lastWins)
    elements = document.elements
    self.page = page
  }

  /// The elements as records, each with the text at `path` as its identifier; empty where there is
  /// no array.
  ///
  /// An element that is no object, or has neither text nor a number at `path`, is a fault at its
  /// place in the page.
  package func records(identifiedBy path: FieldPath) throws(JSONFault) -> [SourceRecord] {
    var reader = RecordReader(paths: [path])
    var arena = Arena()
    let empty = arena.mark
    var fields: [Value] = []
    var records: [SourceRecord] = []
    for range in elements ?? [] {
      do throws(JSONFault) {
        try reader.read(page.span.extracting(range), into: &fields, arena: &arena)
      } catch {
        throw JSONFault(error.reason, at: range.lowerBound + error.offset)
      }
      guard let value = fields.first, value.kind == .text || value.kind == .number else {
        throw JSONFault("a record has no identifier at \(path)", at: range.lowerBound)
      }
      records.append(SourceRecord(id: arena.string(value), json: Array(page[range])))
      arena.reset(to: empty)
    }
    return records
  }
}
