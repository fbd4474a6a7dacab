import Records
import Testing

@Suite("Values and their arena")
struct ArenaTests {
  @Test func `a value takes 24 bytes and is copied bit by bit`() {
    #expect(MemoryLayout<Value>.stride == 24)
    #expect(MemoryLayout<Value>.size <= 24)
    #expect(_isPOD(Value.self))
  }

  @Test func `a value gives back what it was made of`() {
    #expect(Value.null.isNull)
    #expect(Value.boolean(true).asBoolean && !Value.boolean(false).asBoolean)
    for integer in [0, -1, 1, Int64.min, Int64.max] {
      #expect(Value.integer(integer).asInteger == integer)
      #expect(Value.date(days: integer).days == integer)
      let instant = Value.instant(seconds: integer, nanoseconds: 999_999_999)
      #expect(instant.seconds == integer && instant.nanoseconds == 999_999_999)
    }
    for (mantissa, scale) in [(Int128.min, 0), (Int128.max, 38), (-1, 2), (0, 0)] as [(Int128, Int)]
    {
      let value = Value.decimal(mantissa, scale: scale)
      #expect(value.mantissa == mantissa && value.scale == scale)
    }
    let range = 4_000_000_000..<4_100_000_000
    #expect(Value.text(range).range == range && Value.text(range).kind == .text)
    #expect(Value.list(3..<3).isNull)
  }

  @Test func `text is put together from every kind of piece`() {
    var arena = Arena()
    arena.append(Array("constant".utf8))
    let start = arena.position
    arena.append(UInt8(ascii: "a"))
    arena.append([UInt8(ascii: "b"), UInt8(ascii: "c")])
    arena.append([0, UInt8(ascii: "d"), 0][1..<2])
    arena.append("é")
    arena.append("f".utf8)
    arena.append(AnySequence("g".utf8))
    arena.append(Array("hi".utf8).span)
    arena.append(slice: 0..<3)
    arena.append(slice: start..<(start + 2))
    arena.append(slice: 2..<2)
    arena.write { $0.append(UInt8(ascii: "!")) }
    let text = arena.string(arena.text(from: start))
    #expect(text == "abcdéfghiconab!")
    let empty = arena.text(from: arena.position).isNull
    #expect(empty)
  }

  @Test(arguments: 0..<20)
  func `a slice of the arena is copied whatever the arena has to do for room`(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    var arena = Arena()
    var model: [UInt8] = []
    for _ in 0..<200 {
      if generator.below(3) == 0 || model.isEmpty {
        let byte = UInt8(truncatingIfNeeded: generator.next())
        arena.append(byte)
        model.append(byte)
      } else if model.count < 100_000 {
        let start = generator.below(model.count)
        let range = start..<(start + generator.below(model.count - start + 1))
        arena.append(slice: range)
        model += Array(model[range])
      }
    }
    let isSame = Array(arena.bytes[..<arena.position]) == model
    #expect(isSame)
  }

  @Test func `resetting keeps the constants and forgets the record`() {
    var arena = Arena()
    let constant = arena.text("constant")
    _ = arena.list([constant])
    let mark = arena.mark
    for round in 0..<3 {
      _ = arena.text("record \(round)")
      _ = arena.record([constant, .integer(1)])
      arena.reset(to: mark)
      let (bytes, elements, text) = (arena.position, arena.elements.count, arena.string(constant))
      #expect(bytes == 8 && elements == 1 && text == "constant")
    }
  }

  @Test func `lists hold no nulls and an empty one is null`() {
    var arena = Arena()
    let list = arena.list([.integer(1), .null, .integer(2)])
    let kept = arena.elements[list.range].map(\.asInteger)
    #expect(kept == [1, 2])
    let empty = arena.list([.null]).isNull
    #expect(empty)
  }

  @Test func `texts are equal when their bytes are`() {
    var arena = Arena()
    let texts = ["abc", "abc", "abd", "ab", "", "abcabc"].map { arena.text($0) }
    let equal = texts.prefix(4).map { arena.isEqualText(texts[0], $0) }
    #expect(equal == [true, true, false, false])
    let longer = arena.isEqualText(texts[0], texts[5])
    #expect(!longer)
  }
}

@Suite("Values written as JSON")
struct ValueWriterTests {
  static func text(_ make: (inout Arena) -> Value) -> String {
    var arena = Arena()
    let value = make(&arena)
    return ValueWriter.text(value, in: arena)
  }

  @Test func `plain values`() {
    #expect(Self.text { _ in .null } == "null")
    #expect(Self.text { _ in .boolean(true) } == "true")
    #expect(Self.text { _ in .boolean(false) } == "false")
    #expect(Self.text { _ in .integer(.min) } == "-9223372036854775808")
    #expect(Self.text { _ in .decimal(-5, scale: 2) } == "-0.05")
    #expect(Self.text { _ in .date(days: 20_468) } == "\"2026-01-15\"")
    #expect(
      Self.text { _ in .instant(seconds: 1_768_465_800) } == "\"2026-01-15T08:30:00.000Z\""
    )
  }

  @Test func `text is escaped, numbers and raw JSON are as written`() {
    #expect(Self.text { $0.text("Zoë \"x\"\\\n\u{1}") } == #""Zoë \"x\"\\\n\u0001""#)
    #expect(
      Self.text { arena in
        arena.append("1.50e3".utf8)
        return .number(0..<6)
      } == "1.50e3"
    )
    #expect(
      Self.text { arena in
        arena.append("{\"a\" : [1]}".utf8)
        return .json(0..<11)
      } == "{\"a\" : [1]}"
    )
  }

  @Test func `lists and records, one inside the other`() {
    #expect(
      Self.text { arena in
        let names = ["code", "nights", "tags"].map { arena.text($0) }
        let tags = arena.list([arena.text("a"), arena.text("b")])
        let one = arena.record([names[0], arena.text("x\"y"), names[1], .integer(2)])
        let two = arena.record([names[1], .decimal(150, scale: 2), names[2], tags])
        return arena.list([one, two])
      } == #"[{"code":"x\"y","nights":2},{"nights":1.50,"tags":["a","b"]}]"#
    )
    #expect(Self.text { $0.record([]) } == "{}")
  }

  @Test(arguments: 0..<30)
  func `what a reader reads, the writer writes back`(seed: Int) throws {
    var documents = JSONGenerator(UInt64(seed) &+ 9)
    for _ in 0..<20 {
      let object = documents.object(depth: 3)
      let members = object.object?.members ?? []
      var reader = RecordReader(paths: members.map { FieldPath([$0.name]) })
      var arena = Arena()
      var fields: [Value] = []
      try reader.read(object.bytes().span, into: &fields, arena: &arena)
      for (member, field) in zip(members, fields) {
        let text = ValueWriter.text(field, in: arena)
        #expect(text == (member.value == "" ? "null" : member.value.text()))
      }
    }
  }
}
