import Diagnostics
import MappingLanguage
import Records

/// A spec as large as the largest that people write, and the catalogs it fits.
struct LargeSpec {
  let text: String
  let spec: MappingSpec
  let source: Catalog
  let target: Catalog
  let account: Catalog

  init(rules: Int) throws(DiagnosticList) {
    var source = [CatalogField("id", type: .id)]
    source[0].nullable = false
    var target = [CatalogField("Key__c", type: .text)]
    target[0].isKey = true
    target[0].unique = true
    for number in 1..<max(rules, 2) {
      let kind = number % 4
      var from = CatalogField(
        "field_\(number)",
        label: "Field number \(number)",
        type: kind == 1 ? .option : kind == 2 ? .datetime : .text
      )
      if kind == 1 { from.options = Self.options }
      source.append(from)
      var to = CatalogField("Target_\(number)__c", label: "Target \(number)", type: .text)
      to.maxLength = 255
      target.append(to)
    }
    self.source = Catalog(system: "hubspot", object: "contacts", label: "Contacts", fields: source)
    self.target = Catalog(system: "salesforce", object: "Lead", label: "Leads", fields: target)
    account = Catalog(
      system: "salesforce",
      object: "Account",
      label: "Accounts",
      fields: [CatalogField("Name", type: .text), CatalogField("Industry", type: .text)]
    )
    spec = Self.spec(rules: rules)
    text = spec.json.text(.canonical)
  }

  private static let options = (1...20).map { FieldOption("OPTION_\($0)", label: "Option \($0)") }

  private static func spec(rules: Int) -> MappingSpec {
    var defaults = RuleDefaults(onError: .rejectRecord, onNull: .omit)
    defaults.timeZone = "UTC"
    var spec = MappingSpec(
      id: "large",
      description: [Sentence(id: "S1", text: "A record is found again by its id.")],
      source: SourceEnd(system: "hubspot", object: "contacts"),
      target: TargetEnd(
        system: "salesforce",
        object: "Lead",
        operation: .upsert,
        key: ["Key__c"]
      ),
      defaults: defaults
    )
    spec.valueMaps = [
      ValueMap(
        name: "options",
        entries: options.map { ValueMap.Entry(from: .string($0.value), to: .string($0.label)) }
      )
    ]
    spec.lookups = [
      Lookup(
        name: "account",
        system: "salesforce",
        object: "Account",
        match: [
          Lookup.Match(field: "Name", equals: Atom(.field("field_3")), caseInsensitive: true)
        ],
        returns: "Industry",
        onNone: .null,
        onMany: .null
      )
    ]
    spec.rules.append(
      Rule(
        id: "r0",
        target: "Key__c",
        value: ValueExpression(.atom(Atom(.field("id")))),
        because: [Because("S1", quote: "by its id")]
      )
    )
    for number in 1..<max(rules, 2) {
      let name = "S\(number + 1)"
      spec.description.append(
        Sentence(id: name, text: "Write field number \(number) to target \(number) as it is meant.")
      )
      var rule = Rule(
        id: "r\(number)",
        target: "Target_\(number)__c",
        value: value(number),
        because: [Because(name, quote: "to target \(number)")]
      )
      if number % 4 == 3 {
        rule.when = Condition(
          .any,
          [
            ConditionTest(of: Atom(.field("field_\(number)")), .startsWith, .constant("A")),
            ConditionTest(of: Atom(.field("id")), .notEqual, .constant("1")),
          ]
        )
      }
      spec.rules.append(rule)
    }
    return spec
  }

  private static func value(_ number: Int) -> ValueExpression {
    let field = Atom.Source.field("field_\(number)")
    func constant(_ name: String, _ value: JSON) -> Step.Argument {
      Step.Argument(name, .constant(value))
    }
    switch number % 4 {
    case 1:
      let map = Step("map_value", [constant("map", "options"), constant("else", nil)])
      return ValueExpression(.atom(Atom(field, then: [map])))
    case 2:
      let format = Step("format_datetime", [constant("format", "%d.%m.%Y %H:%M")])
      return ValueExpression(.atom(Atom(field, then: [format])))
    case 3:
      return ValueExpression(
        .coalesce([Atom(field, then: [Step("collapse_whitespace")]), Atom(.lookup("account"))])
      )
    default:
      return ValueExpression(
        .concat([Atom(field), Atom(.field("id"))], separator: " / ", nulls: .skip),
        then: [Step("truncate", [constant("max", 255)])]
      )
    }
  }
}
