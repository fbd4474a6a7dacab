import Diagnostics
import Foundation
import Records
import Testing

@testable import MappingLanguage

/// The published schemas of `mapping.json` and `cases.jsonl`: they take what is read, and refuse
/// what reading or the check of steps refuses.
@Suite struct SpecSchemaTests {
  private static let mapping = JSONSchemaCheck(SpecSchema.mapping)
  private static let cases = JSONSchemaCheck(SpecSchema.cases)

  static let shipped: [String] = {
    let folder = SpecPage.repository.appending(path: "mappings").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { !$0.contains(".") }.sorted()
  }()

  @Test(arguments: shipped) func `take every shipped mapping and case`(_ name: String) throws {
    let spec = try JSON(parsing: try SpecPage.bytes("mappings/\(name)/mapping.json"))
    #expect(Self.mapping.fits(spec))
    guard let lines = try? SpecPage.bytes("mappings/\(name)/cases.jsonl") else { return }
    for line in lines.split(separator: UInt8(ascii: "\n")) {
      let one = try JSON(parsing: Array(line))
      #expect(Self.cases.fits(one), "\(one.text())")
    }
  }

  /// Every place of a document with everything in it, with everything else that could stand there.
  @Test func `refuse of a mapping what reading refuses, and nothing else`() throws {
    let whole = try JSON(parsing: SpecReadingTests.whole)
    #expect(Self.mapping.fits(whole) && Self.isRead(whole))
    var (taken, refused) = (0, 0)
    for variant in Self.variants(of: whole) {
      let isRead = Self.isRead(variant.json)
      #expect(Self.mapping.fits(variant.json) == isRead, "\(variant.place): \(variant.change)")
      if isRead { taken += 1 } else { refused += 1 }
    }
    #expect(taken > 100 && refused > 1_000, "\(taken) taken, \(refused) refused")
  }

  @Test func `refuse of a case what reading refuses, and nothing else`() throws {
    let whole: JSON = [
      "case": "one", "input": ["a": 1], "current": ["B": nil], "lookups": ["l": [["id": "1"]]],
      "expect": [
        "outcome": "emit", "by": "r1", "code": "R101", "record": ["A": "x"], "left_out": ["B"],
        "erased": ["C"],
      ],
    ]
    for variant in Self.variants(of: whole) + [("", "nothing", whole)] {
      let read = SpecTest.cases(parsing: variant.json.bytes(), source: "cases.jsonl")
      let isRead = read.problems.isEmpty
      #expect(Self.cases.fits(variant.json) == isRead, "\(variant.place): \(variant.change)")
    }
  }

  /// A step of every function, as its parameters say it and with each of them spoilt.
  @Test(arguments: FunctionCatalog.names) func `know the parameters of a function`(
    _ name: String
  ) throws {
    let signature = try #require(FunctionCatalog[name]).signature
    var step = JSONObject([JSONObject.Member("fn", .string(name))])
    for parameter in signature.parameters where parameter.name != "unlisted" {
      step[parameter.name] = Self.value(of: parameter)
    }
    let document = try Self.document(with: step)
    #expect(Self.mapping.fits(document) && Self.isRead(document), "\(step)")
    for variant in Self.variants(of: .object(step)) {
      guard let changed = variant.json.object else { continue }
      let document = try Self.document(with: changed)
      let isRead = Self.isRead(document)
      #expect(Self.mapping.fits(document) == isRead, "\(variant.place): \(variant.change)")
    }
  }

  @Test func `know the limits`() throws {
    func spec(rules: Int, textLength: Int) throws -> JSON {
      var spec = try JSON(parsing: SpecReadingTests.whole).object ?? JSONObject()
      let rule = try #require(spec["rules"]?[0])
      spec["rules"] = .array(Array(repeating: rule, count: rules))
      spec["id"] = .string(String(repeating: "x", count: textLength))
      return .object(spec)
    }
    #expect(Self.mapping.fits(try spec(rules: 500, textLength: 10_000)))
    #expect(!Self.mapping.fits(try spec(rules: 501, textLength: 1)))
    #expect(!Self.mapping.fits(try spec(rules: 1, textLength: 10_001)))
    #expect(SpecSchema.mapping["properties"]?["rules"]?["maxItems"]?.int == SpecLimits.rules.max)
  }

  // MARK: Help

  /// Whether a document is a spec, and its steps are those of the catalog.
  private static func isRead(_ json: JSON) -> Bool {
    guard let spec = try? MappingSpec(json: json, source: "mapping.json") else { return false }
    return SpecNodes(of: spec).steps.allSatisfy { node in
      guard let function = FunctionCatalog[node.step.function] else { return false }
      return StepParameters.problems(of: node.step, function.signature, spec.defaults).isEmpty
    }
  }

  private static func document(with step: JSONObject) throws -> JSON {
    var spec = try JSON(parsing: SpecReadingTests.whole).object ?? JSONObject()
    for section in ["variables", "filters", "tests", "lookups", "value_maps"] {
      spec[section] = nil
    }
    spec["rules"] = [
      [
        "id": "r1", "target": "A", "because": [["s": "S1", "quote": "Map"]],
        "value": ["field": "a", "then": [.object(step)]],
      ]
    ]
    return .object(spec)
  }

  private static func value(of parameter: FunctionSignature.Parameter) -> JSON {
    switch parameter.kind {
    case .text, .pattern, .valueMap, .datePattern, .field, .secret: "x"
    case .integer: 3
    case .decimal: .number("2.5")
    case .boolean: true
    case .word(let words): .string(words[0])
    case .scalar: nil
    case .scalars: ["a", 1, nil]
    case .texts, .datePatterns: ["a", "b"]
    }
  }

  private typealias Variant = (place: String, change: String, json: JSON)

  private static let others: [JSON] = [nil, true, 7, .number("1.5"), "", "no word", [], [[]], [:]]

  /// A document with one place changed, for every place and several changes.
  private static func variants(of json: JSON, at place: String = "") -> [Variant] {
    var found = others.filter { $0 != json }.map { (place, "\($0.text())", $0) }
    switch json {
    case .object(let object):
      var more = object
      more["no_such_key"] = "x"
      found.append((place, "another key", .object(more)))
      for (index, member) in object.members.enumerated() {
        var less = object
        less.members.remove(at: index)
        found.append((place, "without \(member.name)", .object(less)))
        for inner in variants(of: member.value, at: "\(place)/\(member.name)") {
          var changed = object
          changed.members[index].value = inner.json
          found.append((inner.place, inner.change, .object(changed)))
        }
      }
    case .array(let items):
      for (index, item) in items.enumerated() {
        for inner in variants(of: item, at: "\(place)/\(index)") {
          var changed = items
          changed[index] = inner.json
          found.append((inner.place, inner.change, .array(changed)))
        }
      }
    default: break
    }
    return found
  }
}
