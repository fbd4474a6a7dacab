import Records

extension FuzzTarget {
  /// A JSON document, or any bytes.
  static let json = FuzzTarget(
    "json",
    "Both readers accept the same and find the same; what is written reads back, byte for byte.",
    grammar: .json,
    words: ["results", "id", "a", "b", "\\u00e9", "é", "e\u{301}", "\\ud83d\\ude00"]
  ) { input throws(BrokenLaw) in
    var tree: JSON?
    do throws(JSONFault) {
      tree = try JSON(parsing: input)
    } catch {
      try expect((0...input.count).contains(error.offset), "a fault at \(error.offset)")
    }
    try checkRecord(input, tree)
    guard let tree else { return }
    try checkDuplicates(input)
    for layout: JSON.Layout in [.compact, .pretty, .canonical] {
      let written = tree.bytes(layout)
      guard let again = try? JSON(parsing: written) else {
        throw BrokenLaw("what is written \(layout) is not read")
      }
      try expect(again == tree || layout == .canonical, "what is written \(layout) reads otherwise")
      try expect(again.bytes(layout) == written, "what is written \(layout) is written otherwise")
    }
    try checkPage(input, tree)
  }

  /// All that refusing names that stand twice refuses are names, at their quotes.
  private static func checkDuplicates(_ input: [UInt8]) throws(BrokenLaw) {
    do throws(JSONFault) {
      _ = try JSON(parsing: input, duplicates: .refused)
    } catch {
      let isName = input.indices.contains(error.offset) && input[error.offset] == UInt8(ascii: "\"")
      try expect(error.duplicate != nil && isName, "a name that stands twice at \(error.offset)")
    }
  }

  /// The record reader against the tree, for every member of the outermost object.
  private static func checkRecord(_ input: [UInt8], _ tree: JSON?) throws(BrokenLaw) {
    let members = tree?.object?.members ?? []
    var reader = RecordReader(paths: members.map { FieldPath([$0.name]) })
    var fields: [Value] = []
    var arena = Arena()
    let isRead = (try? reader.read(input.span, into: &fields, arena: &arena)) != nil
    try expect(isRead == (tree?.object != nil), "only one of the readers accepts the document")
    guard isRead else { return }
    for (member, field) in zip(members, fields) {
      let found = json(of: field, in: arena)
      try expect(
        found?.bytes() == (member.value == "" ? .null : member.value).bytes(),
        "\"\(member.name)\" is \(found?.text() ?? "no JSON"), not \(member.value.text())"
      )
    }
  }

  private static func json(of field: Value, in arena: borrowing Arena) -> JSON? {
    switch field.kind {
    case .null: .null
    case .boolean: .bool(field.asBoolean)
    case .number: .number(arena.string(field))
    case .text: .string(arena.string(field))
    case .json: try? JSON(parsing: Array(arena.bytes[field.range]))
    case .integer, .decimal, .date, .instant, .list, .record: nil
    }
  }

  /// A page of records, with its array left out and with it.
  private static func checkPage(_ input: [UInt8], _ tree: JSON) throws(BrokenLaw) {
    for pointer in [JSONPointer(), JSONPointer(["results"]), JSONPointer(["a", "results"])] {
      guard let page = try? JSONElements(parsing: input, at: pointer) else {
        throw BrokenLaw("a page at \"\(pointer)\" is not read")
      }
      let items = tree[pointer]?.array
      try expect((page.elements != nil) == (items != nil), "an array at \"\(pointer)\"")
      guard let items, let elements = page.elements else { continue }
      try expect(items.count == elements.count, "\(elements.count) elements at \"\(pointer)\"")
      for (item, range) in zip(items, elements) {
        let element = try? JSON(parsing: Array(input[range]))
        try expect(element?.bytes() == item.bytes(), "another element at \"\(pointer)\", \(range)")
      }
      _ = try? page.records(identifiedBy: FieldPath(["id"]))
    }
  }
}
