import FoundationEssentials
import MappingLanguage
import Records
import Testing

@testable import Drafting

/// The schema of a model's answer: what every endpoint's structured output takes, and no more than
/// what the language says.
@Suite struct WireSchemaTests {
  /// The strictest endpoint that counts takes ten.
  private static let objectLevelsMax = 9
  private static let enumValuesMax = 1_000
  private static let charactersMax = 120_000
  /// A list of words longer than this may have 15,000 characters at most.
  private static let longEnum = 250

  static let schemas = ["draft", "repair"]

  private func schema(_ name: String) throws -> JSON {
    let prompts = try Fixtures.prompts()
    return name == "draft" ? prompts.draft.schema : prompts.repair.schema
  }

  @Test func `is made from the language`() throws {
    #expect(try schema("draft") == WireSchema.json)
    let step = WireSchema.json["$defs"]?["step"]?["properties"]
    #expect(step?["fn"]?["enum"]?.array?.compactMap(\.string) == FunctionCatalog.names)
  }

  @Test(arguments: schemas) func `is an object whose objects are closed`(_ name: String) throws {
    let schema = try schema(name)
    #expect(schema["type"] == "object" && schema["anyOf"] == nil)
    for part in try Self.parts(of: schema) {
      let keywords = Set(part.object?.names ?? [])
      let portable: Set<String> = [
        "type", "additionalProperties", "required", "properties", "items", "enum", "anyOf", "$ref",
        "$defs",
      ]
      #expect(keywords.isSubset(of: portable), "\(part.text())")
      guard part["type"] == "object" else { continue }
      let names = part["properties"]?.object?.names ?? []
      #expect(!names.isEmpty, "an empty object: \(part.text())")
      #expect(part["additionalProperties"] == false, "\(part.text())")
      #expect(part["required"]?.array?.compactMap(\.string) == names, "\(part.text())")
    }
  }

  @Test(arguments: schemas) func `chooses only between something and nothing`(
    _ name: String
  ) throws {
    let schema = try schema(name)
    for part in try Self.parts(of: schema) {
      guard let variants = part["anyOf"]?.array else { continue }
      #expect(variants.count == 2 && variants.last == ["type": "null"], "\(part.text())")
    }
    for part in try Self.parts(of: schema) {
      guard let values = part["enum"]?.array else { continue }
      let types = part["type"]?.array?.compactMap(\.string) ?? [part["type"]?.string ?? ""]
      for value in values {
        #expect(types.contains(value.isNull ? "null" : "string"), "\(part.text())")
      }
      #expect(Set(values).count == values.count)
    }
  }

  @Test(arguments: schemas) func `keeps to the counts of the strictest endpoint`(
    _ name: String
  ) throws {
    let parts = try Self.parts(of: try schema(name))
    let enums = parts.compactMap { $0["enum"]?.array?.map { $0.string ?? "null" } }
    #expect(enums.reduce(0) { $0 + $1.count } <= Self.enumValuesMax)
    for words in enums where words.count > Self.longEnum {
      #expect(words.reduce(0) { $0 + $1.count } <= 15_000)
    }
    let names = parts.flatMap { $0["properties"]?.object?.names ?? [] }
    #expect((names + enums.flatMap(\.self)).reduce(0) { $0 + $1.count } <= Self.charactersMax)
  }

  @Test(arguments: schemas) func `recurs nowhere and is shallow`(_ name: String) throws {
    let schema = try schema(name)
    #expect(try Self.levels(schema, in: schema, above: []) <= Self.objectLevelsMax)
  }

  @Test(arguments: WireFormTests.shipped) func `describes every shipped mapping`(
    _ name: String
  ) throws {
    let file = Fixtures.repository.appending(path: "mappings/\(name)/mapping.json")
    var spec = try MappingSpec(parsing: try #require(Fixtures.text(file)), source: name)
    spec.tests = spec.tests.filter { [spec] test in
      var alone = spec
      alone.tests = [test]
      return WireForm.wire(alone) != nil
    }
    let wire = try #require(WireForm.wire(spec))
    #expect(Self.misfits(wire, WireSchema.json, at: "", WireSchema.json) == [])
  }

  @Test func `describes one of everything, and nothing that is wrong`() throws {
    let spec = try MappingSpec(parsing: WireFormTests.everything, source: "everything")
    let wire = try #require(WireForm.wire(spec))
    #expect(Self.misfits(wire, WireSchema.json, at: "", WireSchema.json) == [])
    let changed = try JSON(parsing: wire.text().replacing("normalize_phone", with: "phone"))
    #expect(Self.misfits(changed, WireSchema.json, at: "", WireSchema.json).count == 1)
  }

  // MARK: A small validator

  /// The schema and all schemas in it.
  private static func parts(of schema: JSON) throws -> [JSON] {
    var parts = [schema]
    for name in ["properties", "$defs"] {
      for member in schema[name]?.object?.members ?? [] {
        parts += try Self.parts(of: member.value)
      }
    }
    if let items = schema["items"] { parts += try Self.parts(of: items) }
    for variant in schema["anyOf"]?.array ?? [] { parts += try Self.parts(of: variant) }
    return parts
  }

  private static func resolved(_ schema: JSON, in root: JSON) throws -> (JSON, name: String?) {
    guard let reference = schema["$ref"]?.string else { return (schema, nil) }
    let name = String(reference.dropFirst("#/$defs/".count))
    return (try #require(root["$defs"]?[name], "\(reference)"), name)
  }

  /// How many objects stand in one another once references are followed.
  private static func levels(_ schema: JSON, in root: JSON, above: Set<String>) throws -> Int {
    let (schema, name) = try resolved(schema, in: root)
    var above = above
    if let name { try #require(above.insert(name).inserted, "\(name) recurs") }
    var inner: [JSON] = schema["anyOf"]?.array ?? []
    inner += schema["properties"]?.object?.members.map(\.value) ?? []
    if let items = schema["items"] { inner.append(items) }
    let deepest = try inner.map { try levels($0, in: root, above: above) }.max() ?? 0
    return deepest + (schema["type"] == "object" ? 1 : 0)
  }

  /// Places where a document is not what a schema says.
  private static func misfits(
    _ json: JSON,
    _ schema: JSON,
    at place: String,
    _ root: JSON
  ) -> [String] {
    guard let (schema, _) = try? resolved(schema, in: root) else { return [place] }
    if let variants = schema["anyOf"]?.array {
      let found = variants.map { misfits(json, $0, at: place, root) }
      return found.contains([]) ? [] : found.min { $0.count < $1.count } ?? [place]
    }
    let kind =
      switch json {
      case .null: "null"
      case .bool: "boolean"
      case .number: "number"
      case .string: "string"
      case .array: "array"
      case .object: "object"
      }
    let types = schema["type"]?.array?.compactMap(\.string) ?? [schema["type"]?.string ?? ""]
    guard types.contains(kind) else { return ["\(place): \(kind)"] }
    if let words = schema["enum"]?.array, !words.contains(json) { return ["\(place): \(json)"] }
    if let items = json.array, let item = schema["items"] {
      return items.enumerated().flatMap { misfits($1, item, at: "\(place)/\($0)", root) }
    }
    guard let object = json.object else { return [] }
    guard object.names == schema["required"]?.array?.compactMap(\.string) else {
      return ["\(place): \(object.names)"]
    }
    return object.members.flatMap { member in
      misfits(
        member.value,
        schema["properties"]?[member.name] ?? .null,
        at: "\(place)/\(member.name)",
        root
      )
    }
  }
}
