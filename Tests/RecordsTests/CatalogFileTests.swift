import Diagnostics
import Records
import Testing

struct CatalogFileTests {
  private func problems(_ text: String) -> [String] {
    do throws(DiagnosticList) {
      _ = try CatalogFile(parsing: Array(text.utf8), source: "c.json")
      return []
    } catch {
      return error.diagnostics.map { "\($0.location?.pointer ?? "-"): \($0.message)" }
    }
  }

  private func field(_ keys: String) -> String {
    #"{"system": "s", "object": "o", "fields": [{"name": "a", "type": "text", \#(keys)}]}"#
  }

  @Test(arguments: [
    (#"{"system": "s", "object": "o"}"#, ": a catalog needs \"fields\""),
    (#"{"object": "o", "fields": [{"name": "a", "type": "int"}]}"#, ": a catalog needs \"system\""),
    (#"{"system": "s", "object": "o", "fields": []}"#, "/fields: the catalog has no field"),
    (
      #"{"system": "s", "object": "o", "fields": [3]}"#,
      "/fields/0: a field is an object with name and type"
    ),
    ("[]", ": a catalog is an object with system, object and fields"),
  ])
  func `what is missing is named`(text: String, problem: String) {
    #expect(problems(text) == [problem])
  }

  @Test(arguments: [
    (#""max_length": "80""#, "/fields/0/max_length: \"max_length\" is a whole number"),
    (#""key": 1"#, "/fields/0/key: \"key\" is true or false"),
    (#""path": "a.b""#, "/fields/0/path: \"a.b\" is no path"),
    (
      #""options": [1]"#,
      "/fields/0/options/0: an option is a text, or an object with value and label"
    ),
    (#""options": [{"label": "A"}]"#, "/fields/0/options/0: an option needs \"value\""),
    (#""data_labels": ["mail"]"#, "/fields/0/data_labels/0: \"mail\" is none of these words"),
    (#""length_unit": "bytes""#, "/fields/0/length_unit: \"bytes\" is none of these words"),
  ])
  func `a value of the wrong form is named by its place`(keys: String, problem: String) {
    #expect(problems(field(keys)) == [problem])
  }

  @Test func `everything wrong is told at once`() {
    let text = """
      {"system": "s", "object": "o", "fields": [
        {"name": "a", "type": "txt"}, {"name": "a", "type": "list<int>"}, {"type": "int"}]}
      """
    #expect(
      problems(text) == [
        "/fields/0/type: \"txt\" is no type", "/fields/1/name: there are two fields \"a\"",
        "/fields/2: a field needs \"name\"",
      ]
    )
  }

  @Test func `what nobody reads is remarked, and options may be texts`() throws {
    let text = field(#""requird_on_create": true, "options": ["x", {"value": "y", "label": "Y"}]"#)
    let file = try CatalogFile(parsing: Array(text.utf8), source: "c.json")
    #expect(file.catalog.label == "o")
    #expect(file.catalog["a"]?.options.map(\.label) == ["x", "Y"])
    #expect(file.remarks.map(\.severity) == [.warning])
    #expect(file.remarks[0].hint?.contains("required_on_create") == true)
    // What is written is read again as it was.
    #expect(try CatalogFile(json: file.catalog.json, source: "").catalog == file.catalog)
  }
}
