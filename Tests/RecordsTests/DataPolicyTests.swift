import Diagnostics
import Records
import Testing

@Suite("A policy") struct DataPolicyTests {
  private static let contacts: Catalog = {
    var status = CatalogField("status", type: .option)
    status.options = [FieldOption("in"), FieldOption("out")]
    status.restricted = true
    return Catalog(
      system: "hubspot",
      object: "contacts",
      label: "Contacts",
      fields: [
        CatalogField("email", type: .email), status, CatalogField("opt.out", type: .bool),
        CatalogField("score", type: .int), CatalogField("topics", type: .optionSet),
        CatalogField("note", type: .text),
      ]
    )
  }()

  private func problems(_ place: String, agreed: [JSON] = []) throws -> [Diagnostic] {
    var clause = DataPolicy.Clause(to: try #require(DataPolicy.Place(place)))
    clause.agreed = agreed
    clause.location = Location("crosswalk.yaml", line: 7)
    let directory = DataPolicy.Directory(
      objects: ["hubspot": ["companies", "contacts"], "salesforce": ["Lead"], "files": []],
      catalogs: [Self.contacts]
    )
    return DataPolicy([clause]).problems(in: directory)
  }

  @Test(arguments: [
    "hubspot", "files", "hubspot.contacts", "hubspot.contacts.email", "hubspot.contacts.opt.out",
  ])
  func `about what is known is sound`(_ place: String) throws {
    #expect(try problems(place) == [])
  }

  @Test(arguments: [
    ("hubspott", "\"hubspott\" is no platform", "Use \"hubspot\"."),
    ("zz.zz", "\"zz\" is no platform", "Known are files, hubspot, salesforce."),
    ("hubspot.contact", "\"contact\" is no object of hubspot", "Use \"contacts\"."),
    ("salesforce.lead", "\"lead\" is no object of salesforce", "Use \"Lead\"."),
    ("hubspot.zz.zz", "\"zz\" is no object of hubspot", "catalog pull"),
    ("files.rows", "\"rows\" is no object of files", "None is known."),
    ("hubspot.contacts.emial", "\"emial\" is no field of hubspot contacts", "Use \"email\"."),
    (
      "hubspot.contacts.zz", "is no field of hubspot contacts",
      "Known are email, status, opt.out, score, topics, note."
    ),
  ])
  func `about what nobody knows is an error with what may be meant`(
    _ place: String,
    _ message: String,
    _ hint: String
  ) throws {
    let found = try problems(place)
    #expect(found.map(\.code) == [.CFG104])
    #expect(found[0].severity == .error)
    #expect(found[0].message.contains(message) && found[0].message.contains(place))
    #expect(found[0].hint?.contains(hint) == true, "\(found[0].hint ?? "")")
    #expect(found[0].location == Location("crosswalk.yaml", line: 7))
  }

  private static let meanings: [(String, [JSON], String?)] = [
    ("opt.out", [true, nil], nil), ("opt.out", ["true"], "true or false"),
    ("status", ["in"], nil), ("status", ["out", "inn"], "Near it is \"in\":"),
    ("status", [true], "text"),
    ("score", [1], nil), ("score", ["1"], "number"), ("note", ["anything"], nil),
    ("note", [1], "in quotes"), ("topics", ["news"], "one word"),
  ]

  @Test(arguments: meanings)
  func `of consent names values that the field can have`(
    _ field: String,
    _ agreed: [JSON],
    _ hint: String?
  ) throws {
    let found = try problems("hubspot.contacts.\(field)", agreed: agreed)
    #expect(found.map(\.code) == (hint == nil ? [] : [.CFG103]))
    if let hint { #expect(found.first?.hint?.contains(hint) == true, "\(found)") }
  }
}
