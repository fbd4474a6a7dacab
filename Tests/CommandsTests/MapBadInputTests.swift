import Commands
import Records
import Testing

/// Whatever stands in a file, it is told with its line, and the other records are unharmed.
@Suite("map, with bad input", .timeLimit(.minutes(10)))
struct MapBadInputTests {
  static let good = #"{"E-mail":"a@example.com"}"#
  static let written = #"{"email":"a@example.com"}"# + "\n"

  static let lines: [(name: String, bytes: [UInt8], reject: String?)] = [
    ("broken JSON", Array(#"{"E-mail":"b@example.com""#.utf8), "SMP101"),
    ("no object", Array("[1]".utf8), "SMP102"),
    ("not UTF-8", Array(#"{"Company":""#.utf8) + [0xFF, 0xFE] + Array("\"}".utf8), "SMP101"),
    ("half a surrogate pair", Array(#"{"Company":"\ud800"}"#.utf8), "SMP101"),
    ("a NUL", Array("{\"Company\":\"a".utf8) + [0] + Array("\"}".utf8), "SMP101"),
    (
      "depth 10,000",
      Array(
        (#"{"Company":"# + String(repeating: "[", count: 10_000)
          + String(repeating: "]", count: 10_000) + "}").utf8
      ), "SMP101"
    ),
    ("a line of text", Array("hello".utf8), "SMP101"),
    ("a line end alone", Array("\r".utf8), nil),
  ]

  @Test(arguments: lines)
  func `a bad line`(name: String, bytes: [UInt8], reject: String?) async throws {
    try await MapFolder.with { folder in
      let good = Array((Self.good + "\n").utf8)
      try folder.write(good + bytes + [10] + good, to: "a.jsonl")
      let mapped = await folder.run("map", "leads", "a.jsonl", "--rejects", "rejects.jsonl")
      #expect(mapped.output == Self.written + Self.written, "\(mapped.all)")
      #expect(try folder.rejects() == (reject.map { ["2 invalid \($0) - -"] } ?? []))
      #expect(mapped.status == (reject == nil ? .done : .finishedWithExceptions))
    }
  }

  @Test(arguments: [
    (
      #""Company":1234567890123456789012345678901234567890"#,
      "1234567890123456789012345678901234567890"
    ),
    (#""Company":1e999"#, "1e999"),
    (#""Company":0.1000000000000000000001"#, "0.1000000000000000000001"),
    (#""Company":"x","Company":"y""#, "y"),
  ])
  func `numbers keep their text, and the last of two names counts`(
    member: String,
    company: String
  ) async throws {
    try await MapFolder.with { folder in
      try folder.write(#"{"E-mail":"a@example.com",\#(member)}"#, to: "a.jsonl")
      let mapped = await folder.run("map", "leads", "a.jsonl", "--quiet")
      #expect(mapped.output == #"{"email":"a@example.com","company":"\#(company)"}"# + "\n")
    }
  }

  @Test func `a byte order mark, CRLF, an empty file`() async throws {
    try await MapFolder.with { folder in
      try folder.write("\u{FEFF}\(Self.good)\r\n\r\n\(Self.good)\r\n", to: "a.jsonl")
      try folder.write("", to: "b.jsonl")
      let mapped = await folder.run("map", "leads", "a.jsonl", "b.jsonl", "--quiet")
      #expect(mapped.status == .done && mapped.all == Self.written + Self.written, "\(mapped.all)")
    }
  }

  @Test func `lines of megabytes, and one that is longer than lines may be`() async throws {
    try await MapFolder.with { folder in
      let filler = { (megabytes: Int) in
        #"{"Full Name":""# + String(repeating: "x", count: megabytes << 20)
          + #"","E-mail":"a@example.com"}"#
      }
      try folder.write("\(filler(16))\n\(filler(33))\n\(Self.good)\n", to: "a.jsonl")
      let mapped = await folder.run("map", "leads", "a.jsonl", "--rejects", "rejects.jsonl")
      #expect(mapped.output == Self.written + Self.written, "\(mapped.errors)")
      #expect(try folder.rejects() == ["2 invalid SMP107 - -"])
    }
  }

  @Test func `rows that are none`() async throws {
    try await MapFolder.with { folder in
      try folder.write(
        Array("Company,E-mail\n\"x\ny\",a@example.com\n1,2,3\n\"a\"b,c\n".utf8) + [0xE9]
          + Array(",x\n,a@example.com\n\"open,5\n".utf8),
        to: "a.csv"
      )
      let mapped = await folder.run("map", "leads", "a.csv", "--rejects", "rejects.jsonl")
      #expect(mapped.output.utf8.count { $0 == 10 } == 2, "\(mapped.all)")
      #expect(
        try folder.rejects() == [
          "4 invalid SMP203 - -", "5 invalid SMP204 - -", "6 invalid SMP205 - -",
          "8 invalid SMP204 - -",
        ]
      )
    }
  }

  @Test func `files that are cut, damaged, missing or without a header`() async throws {
    try await MapFolder.with { folder in
      try folder.write(Array(MapCommandTests.gzip.dropLast(6)), to: "cut.jsonl.gz")
      try folder.write(Array(MapCommandTests.zstandard.dropLast(3)), to: "cut.jsonl.zst")
      try folder.write(Self.good, to: "none.jsonl.gz")
      try folder.write("a,a\n", to: "a.csv")
      try folder.write(Self.good, to: "good.jsonl")
      for (name, reject) in [
        ("cut.jsonl.gz", "SMP108"), ("cut.jsonl.zst", "SMP108"), ("none.jsonl.gz", "SMP108"),
        ("a.csv", "SMP202"), ("missing.jsonl", "CFG002"), ("leads", "CFG002"),
      ] {
        let mapped = await folder.run(
          "map",
          "leads",
          name,
          "good.jsonl",
          "--rejects",
          "rejects.jsonl"
        )
        #expect(mapped.status == .error)
        #expect(mapped.output.hasSuffix(Self.written), "the other file is mapped: \(mapped.all)")
        #expect(mapped.errors.contains(reject) && mapped.errors.contains(name), "\(mapped.all)")
        let told = try folder.rejects()
        #expect(told.count == 1 && told[0].contains("failed \(reject)"), "\(told)")
      }
    }
  }

  @Test(arguments: [1, 511, 70_000])
  func `zero bytes behind a compressed file are padding`(count: Int) async throws {
    try await MapFolder.with { folder in
      let padding = [UInt8](repeating: 0, count: count)
      let file = MapCommandTests.gzip
      try folder.write(file + padding, to: "a.jsonl.gz")
      try folder.write(file + padding + file, to: "b.jsonl.gz")
      try folder.write(file + padding + [1], to: "c.jsonl.gz")
      try folder.write(padding + file, to: "d.jsonl.gz")
      let line = #"{"email":"z@example.com"}"# + "\n"
      for (name, lines, status) in [("a", 1, ExitStatus.done), ("b", 2, .done), ("c", 1, .error)] {
        let mapped = await folder.run("map", "leads", name + ".jsonl.gz", "-q")
        #expect(mapped.status == status, "\(name): \(mapped.all)")
        #expect(mapped.output == String(repeating: line, count: lines))
      }
      let none = await folder.run("map", "leads", "d.jsonl.gz", "-q")
      #expect(none.status == .error && none.output.isEmpty, "\(none.all)")
    }
  }

  @Test(arguments: [("gz", 6, 2), ("gz", 20, 1), ("zst", 3, 2), ("zst", 20, 1)])
  func `what comes before a cut is mapped, and the cut has a line`(
    ending: String,
    lost: Int,
    whole: Int
  ) async throws {
    try await MapFolder.with { folder in
      let file = ending == "gz" ? MapCommandTests.gzip : MapCommandTests.zstandard
      let name = "cut.jsonl.\(ending)"
      try folder.write(file + file.dropLast(lost), to: name)
      let mapped = await folder.run("map", "leads", name, "--quiet")
      #expect(mapped.status == .error && mapped.output.utf8.count { $0 == 10 } == whole)
      #expect(
        mapped.errors
          == "\(name):\(whole + 1): failed: SMP108 the compressed file ends too early\n"
          + "  Get the file again; what came out of it before this place is mapped.\n"
      )
    }
  }

  @Test func `compressed files of very many empty parts`() async throws {
    try await MapFolder.with { folder in
      // Each is a frame that says nothing.
      let empty = [[0x50, 0x2A, 0x4D, 0x18, 0, 0, 0, 0] as [UInt8]]
      let many = Array(repeatElement(empty, count: 100_000).joined().joined())
      try folder.write(many + MapCommandTests.zstandard, to: "a.jsonl.zst")
      let mapped = await folder.run("map", "leads", "a.jsonl.zst", "--quiet")
      #expect(mapped.status == .done && mapped.output == #"{"email":"z@example.com"}"# + "\n")
    }
  }

  @Test func `lines that carriage returns alone end`() async throws {
    try await MapFolder.with { folder in
      try folder.write("\(Self.good)\r\(Self.good)\r", to: "a.jsonl")
      try folder.write("E-mail,Company\ra@example.com,A\r", to: "a.csv")
      for (name, status) in [("a.jsonl", ExitStatus.finishedWithExceptions), ("a.csv", .error)] {
        let mapped = await folder.run("map", "leads", name, "--quiet")
        #expect(mapped.status == status && mapped.output.isEmpty, "\(mapped.all)")
        #expect(mapped.errors.contains("SMP109 the lines end with carriage returns alone"))
      }
    }
  }

  @Test func `files that are something else than their names say`() async throws {
    try await MapFolder.with { folder in
      try folder.write(MapCommandTests.gzip, to: "a.jsonl")
      try folder.write("[\(Self.good)]", to: "b.jsonl")
      try folder.write(Self.good, to: "c.csv")
      let mapped = await folder.run("map", "leads", "a.jsonl", "b.jsonl", "c.csv", "--quiet")
      #expect(mapped.status == .error && mapped.output.isEmpty)
      let told = mapped.errors.split(separator: "\n")
      #expect(told.count { $0.contains("failed: SMP109 the file is ") } == 3, "\(mapped.errors)")
      #expect(told.contains { $0.contains("--format jsonl") } || told.count == 4)
    }
  }

  @Test func `a full disk`() async throws {
    try await MapFolder.with { folder in
      try folder.write(Self.good, to: "a.jsonl")
      for option in ["--output", "--rejects"] {
        try folder.write("{}\n\(Self.good)", to: "a.jsonl")
        let mapped = await folder.run("map", "leads", "a.jsonl", option, "/dev/full")
        #expect(mapped.status == .error)
        #expect(mapped.errors.contains("CFG003") && mapped.errors.contains("/dev/full"))
      }
    }
  }
}
