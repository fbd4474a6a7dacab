import Commands
import Records
import Testing

/// What spreadsheets write, and what they take.
@Suite("map, beside spreadsheets", .timeLimit(.minutes(10)))
struct MapSpreadsheetTests {
  @Test(arguments: [
    "sep=;\r\nE-mail;Company\r\na@example.com;A,B\r\n",
    "\u{FEFF}SEP=|\nE-mail|Company\na@example.com|\"A,B\"\n",
    "E-mail,Company,,\na@example.com,\"A,B\",,\n",
    "E-mail;Company;\na@example.com;A,B\n",
    "E-mail\tCompany\t \na@example.com\tA,B\t  \n",
  ])
  func `a line with the separator, and columns without a name`(text: String) async throws {
    try await MapFolder.with { folder in
      try folder.write(text, to: "a.csv")
      let mapped = await folder.run("map", "leads", "a.csv")
      #expect(mapped.output == #"{"email":"a@example.com","company":"A,B"}"# + "\n")
      #expect(mapped.status == .done, "\(mapped.all)")
    }
  }

  @Test func `a value under no name, on the line it stands on`() async throws {
    try await MapFolder.with { folder in
      try folder.write(
        "sep=,\nE-mail,Company,\na@example.com,A,x\nb@example.com,B,\nc@example.com,C,,\n",
        to: "a.csv"
      )
      let mapped = await folder.run("map", "leads", "a.csv", "--rejects", "rejects.jsonl")
      #expect(mapped.output == #"{"email":"b@example.com","company":"B"}"# + "\n")
      let told = ["3 invalid SMP203 - -", "5 invalid SMP203 - -"]
      #expect(try folder.rejects() == told, "\(mapped.all)")
      #expect(try folder.text(of: "rejects.jsonl").contains("cell 3 has a value"))
    }
  }

  @Test func `a name that ends with tsv has tabs, and is read again`() async throws {
    try await MapFolder.with { folder in
      let record = #"{"E-mail":"a@example.com","Company":"A,B","Job Title":"x\ty"}"#
      try folder.write(record, to: "a.jsonl")
      let mapped = await folder.run("map", "leads", "a.jsonl", "-o", "out.TSV", "-q")
      #expect(mapped.status == .done && mapped.all.isEmpty, "\(mapped.all)")
      #expect(
        try folder.text(of: "out.TSV")
          == "email\tcompany\tjobtitle\tlifecyclestage\r\na@example.com\tA,B\t\"x\ty\"\t\r\n"
      )
      let spec = MapFolder.spec.replacing("\"E-mail\"", with: "\"email\"")
        .replacing("\"Company\"", with: "\"company\"")
      try folder.write(spec, to: "again/mapping.json")
      let fields = ["email", "company", "Job Title", "Stage"].map { name -> JSON in
        ["name": .string(name), "type": "text"]
      }
      let catalog: JSON = [
        "system": "files", "object": "crm-leads", "label": "Leads", "fields": .array(fields),
      ]
      try folder.write(catalog.text(), to: "again/catalogs/files.crm-leads.json")
      let again = await folder.run("map", "again", "out.TSV", "-q")
      #expect(again.output == #"{"email":"a@example.com","company":"A,B"}"# + "\n", "\(again.all)")
    }
  }

  @Test func `columns cannot hold what stands inside others`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      _ = await workspace.describe()
      try workspace.edit("a.csv") { _ in "hs_object_id,email\n1,a@example.com\n" }
      let mapped = await workspace.run("map", TestWorkspace.mapping, "a.csv")
      #expect(mapped.status == .error && mapped.errors.contains("SMP206"), "\(mapped.all)")
      #expect(mapped.errors.contains("A record has \"company\" at properties.company"))
      #expect(!mapped.errors.contains("near it is"), "\(mapped.errors)")
    }
  }
}
