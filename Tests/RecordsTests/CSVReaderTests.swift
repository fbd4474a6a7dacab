import Diagnostics
import Records
import Testing

@Suite("CSV files")
struct CSVReaderTests {
  static func rows(_ text: String) throws -> [String] {
    try rows(Array(text.utf8))
  }

  /// Records as `line:json`, problems as `line:column code`.
  static func rows(
    _ bytes: [UInt8],
    recordBytesMax: Int = RecordSplitter.recordBytesMax
  ) throws -> [String] {
    try CSVReader(bytes, source: "leads.csv", recordBytesMax: recordBytesMax).map { row in
      switch row {
      case .record(let record): "\(record.id):\(String(decoding: record.json, as: UTF8.self))"
      case .problem(let problem): "\(problem.location?.description ?? "") \(problem.code.rawValue)"
      }
    }
  }

  @Test func `each row is an object of the header's names and text, empty cells are null`() throws {
    #expect(
      try Self.rows("Name,Age,Note\nZoë,42,\n,,x\n") == [
        #"2:{"Name":"Zoë","Age":"42","Note":null}"#, #"3:{"Name":null,"Age":null,"Note":"x"}"#,
      ]
    )
  }

  /// The rules of RFC 4180, section 2.
  @Test(arguments: [
    ("a,b\r\n1,2\r\n", [#"2:{"a":"1","b":"2"}"#]),
    ("a,b\r\n1,2", [#"2:{"a":"1","b":"2"}"#]),
    ("a,b\n 1 ,2 ", [#"2:{"a":" 1 ","b":"2 "}"#]),
    ("\"a\",\"b\"\n\"1\",\"2\"", [#"2:{"a":"1","b":"2"}"#]),
    ("a,b\n\"x\r\ny\",\"1,2\"\n3,4", [#"2:{"a":"x\r\ny","b":"1,2"}"#, #"4:{"a":"3","b":"4"}"#]),
    ("a,b\n\"say \"\"hi\"\"\",\"\"\"\"", [#"2:{"a":"say \"hi\"","b":"\""}"#]),
    ("a,b\n\"\",\"\"\n", [#"2:{"a":null,"b":null}"#]),
    ("a\n5\" disk\n", [#"2:{"a":"5\" disk"}"#]),
    ("a,b\n\n \r\n1,2\n\n", [#"4:{"a":"1","b":"2"}"#]),
    ("a\nx\ry\n", [#"2:{"a":"x\ry"}"#]),
    ("a,b\n1,\n", [#"2:{"a":"1","b":null}"#]),
    ("a", []),
    ("\u{FEFF}a\n1", [#"2:{"a":"1"}"#]),
    ("\n\na\n1", [#"4:{"a":"1"}"#]),
  ])
  func `quotes, line ends and blank lines are read as the format says`(
    text: String,
    rows: [String]
  ) throws {
    #expect(try Self.rows(text) == rows)
  }

  @Test(arguments: [
    ("a;b\n1,5;2", [#"2:{"a":"1,5","b":"2"}"#]),
    ("a\tb\n1;2\t3,4", [#"2:{"a":"1;2","b":"3,4"}"#]),
    ("a,b;c\n1,2", [#"2:{"a":"1","b;c":"2"}"#]),
    ("\"a;b;c\",d\n1,2", [#"2:{"a;b;c":"1","d":"2"}"#]),
    ("\"a\"\";b;c\",d\n1,2", [#"2:{"a\";b;c":"1","d":"2"}"#]),
    ("5\" disk;3\" disk\n1,5;2", [#"2:{"5\" disk":"1,5","3\" disk":"2"}"#]),
    ("a b\n1,2", ["leads.csv:2 SMP203"]),
    ("a\"\"b,c\"\n1,2", [#"2:{"a\"\"b":"1","c\"":"2"}"#]),
  ])
  func `the header alone decides what separates cells`(text: String, rows: [String]) throws {
    #expect(try Self.rows(text) == rows)
  }

  @Test func `names lose the blanks around them and keep their spelling`() throws {
    let reader = try CSVReader(
      Array(" First Name ,\u{A0}E-Mail\t,\"Say \"\"x\"\"\"\n".utf8),
      source: "x"
    )
    #expect(reader.header == ["First Name", "E-Mail", "Say \"x\""])
    #expect(reader.delimiter == UInt8(ascii: ","))
  }

  @Test func `a byte order mark is no name`() throws {
    let bytes = Array("\u{FEFF}\u{FEFF}a,\u{FEFF}\n1,2\n".utf8)
    let error = try #require(throws: DiagnosticList.self) { try CSVReader(bytes, source: "x") }
    #expect(error.diagnostics.map(\.code) == [.SMP201])
    let named = try CSVReader(Array("\u{FEFF}\u{FEFF}a\n".utf8), source: "x")
    #expect(named.header == ["a"])
  }

  @Test func `a bad row is named with its line and the file goes on`() throws {
    let file = """
      a,b
      1,2
      1
      1,2,3
      "x"y,2
      3,4
      "open,5
      6,7
      """
    #expect(
      try Self.rows(file) == [
        #"2:{"a":"1","b":"2"}"#, "leads.csv:3 SMP203", "leads.csv:4 SMP203", "leads.csv:5:4 SMP204",
        #"6:{"a":"3","b":"4"}"#, "leads.csv:7:1 SMP204", #"8:{"a":"6","b":"7"}"#,
      ]
    )
  }

  @Test func `a stray quote spoils its own row only`() throws {
    let file = "a,b\n\"open,2\n\"quoted\",4\n5,\"six\"\n"
    #expect(
      try Self.rows(file) == [
        "leads.csv:3:2 SMP204", #"3:{"a":"quoted","b":"4"}"#, #"4:{"a":"5","b":"six"}"#,
      ]
    )
  }

  @Test func `a row that is not UTF-8 is named with its place`() throws {
    let file = Array("a,b\n\"x\ny\",".utf8) + [0xE9] + Array("\n3,4\n".utf8)
    #expect(try Self.rows(file) == ["leads.csv:3:4 SMP205", #"4:{"a":"3","b":"4"}"#])
  }

  @Test(arguments: [
    ("", ["error SMP201: the file is empty"]),
    ("\n \n", ["error SMP201: the file is empty"]),
    ("a,,c\n1,2,3", ["error SMP201: column 2 has no name"]),
    ("a, \t", ["error SMP201: column 2 has no name"]),
    (
      "a,b, a ,b",
      [
        "error SMP202: columns 1 and 3 are both named \"a\"",
        "error SMP202: columns 2 and 4 are both named \"b\"",
      ]
    ),
    ("\"a,b\n1,2", ["error SMP204: a quote is opened and never closed"]),
  ])
  func `a header that cannot be one ends it with a place and a hint`(
    text: String,
    problems: [String]
  ) throws {
    let error = try #require(throws: DiagnosticList.self) { try Self.rows(text) }
    let lines = error.diagnostics.map { $0.description.split(separator: "\n")[0] }
    #expect(lines.map(String.init) == problems)
    #expect(error.diagnostics.allSatisfy { $0.location?.source == "leads.csv" && $0.hint != nil })
  }

  @Test(arguments: [[0xFF, 0xFE, 0x61, 0x00], [0x61, 0xFF, 0x0A]] as [[UInt8]])
  func `a file in another encoding is refused`(bytes: [UInt8]) throws {
    let error = try #require(throws: DiagnosticList.self) { try Self.rows(bytes) }
    #expect(error.diagnostics.map(\.code) == [.SMP205])
  }

  @Test(arguments: 0..<40)
  func `what was written is read again`(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let cells = ["", "a", "é🚀", "x,y", "\"", "\"\"", "a\nb", "a\r\nb", ";", "\t", " ", "5\" disk"]
    var writer = CSVWriter(header: ["one", "two", "three"], formulas: .kept)
    var expected: [[String]] = []
    for _ in 0..<20 {
      let row = ["x"] + (0..<2).map { _ in generator.pick(cells) }
      expected.append(row)
      writer.append(row)
    }
    let read = try CSVReader(writer.bytes, source: "x").map { row -> [String] in
      guard case .record(let record) = row else { return ["problem"] }
      let json = try JSON(parsing: record.json)
      return ["one", "two", "three"].map { json[$0]?.string ?? "" }
    }
    #expect(read == expected)
  }
}

@Suite("Written CSV files")
struct CSVWriterTests {
  static func row(_ cells: String..., formulas: CSVWriter.Formulas = .neutralised) -> String {
    var writer = CSVWriter(header: [], formulas: formulas)
    writer.append(cells)
    return String(decoding: writer.bytes.dropFirst(2).dropLast(2), as: UTF8.self)
  }

  @Test func `have CRLF and quotes where they are needed`() {
    var writer = CSVWriter(header: ["a", "b c"])
    writer.append(["1", "x,y"])
    writer.append(["", "say \"hi\"\n"])
    let text = String(decoding: writer.bytes, as: UTF8.self)
    #expect(text == "a,b c\r\n1,\"x,y\"\r\n,\"say \"\"hi\"\"\n\"\r\n")
  }

  @Test(arguments: [
    (["a"], [["1"], [""], ["  "], ["2"]]), (["2;c"], [["x"]]), (["a\tb", "c;;d"], [["1", ";"]]),
    (["sep=|"], [["x|y"]]), (["Sep=;"], [["1"]]),
  ])
  func `are read again where a line or a name looks like something else`(
    header: [String],
    rows: [[String]]
  ) throws {
    var writer = CSVWriter(header: header, formulas: .kept)
    for row in rows { writer.append(row) }
    let table = try CSVReader(writer.bytes, source: "x")
    #expect(table.header == header)
    let found = try table.map { row -> [String] in
      guard case .record(let record) = row else { return ["problem"] }
      return try JSON(parsing: record.json).object?.members.map { $0.value.string ?? "" } ?? []
    }
    #expect(found == rows)
  }

  @Test func `do not run as formulas in a spreadsheet`() {
    #expect(
      Self.row("=1+1", "+cmd", "-a", "@x", "\tx", "a=1") == "'=1+1,'+cmd,'-a,'@x,'\tx,a=1"
    )
    #expect(Self.row("=HYPERLINK(\"x\",1)") == "\"'=HYPERLINK(\"\"x\"\",1)\"")
    #expect(Self.row("-12.50", "+4", "-1e3") == "-12.50,+4,-1e3")
    #expect(Self.row("=1+1", formulas: .kept) == "=1+1")
  }
}
