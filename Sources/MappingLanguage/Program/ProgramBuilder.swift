import Diagnostics
import Patterns
import Records

/// Compiles a spec: resolves every name once, prepares every step once, collects what is wrong.
struct ProgramBuilder {
  /// What surrounds a value: the rule's target field, the list whose element `item` reads.
  struct Scope {
    var owner: String
    var because: [Because]
    var target: CatalogField?
    /// The list field, where `each` stands on one.
    var list: String?
    var isInsideEach = false
  }

  let spec: MappingSpec
  let source: Catalog
  let target: Catalog
  let resources: MappingResources
  var parts = ProgramParts()
  private(set) var problems: [Diagnostic] = []
  private var slotPlaces: [String: Int] = [:]
  private var currentPlaces: [String: Int] = [:]
  var variablePlaces: [String: Int] = [:]
  let lookupPlaces: [String: Int]
  let valueMaps: [String: PreparedMap]
  /// Steps whose constants a check has prepared already, by their place.
  var preparedSteps: [JSONPointer: any MappingFunction] = [:]

  init(_ spec: MappingSpec, source: Catalog, target: Catalog, resources: MappingResources) {
    self.spec = spec
    self.source = source
    self.target = target
    self.resources = resources
    lookupPlaces = Dictionary(
      spec.lookups.enumerated().map { ($0.element.name, $0.offset) },
      uniquingKeysWith: { first, _ in first }
    )
    valueMaps = Dictionary(
      spec.valueMaps.map { ($0.name, PreparedMap($0)) },
      uniquingKeysWith: { first, _ in first }
    )
    let name = spec.defaults.timeZone ?? "UTC"
    if let named = resources.zones.zone(named: name) {
      parts.zone = named
    } else {
      report(
        .M310,
        DefaultedParameter.timeZone.refusal(of: name),
        at: JSONPointer(["defaults", DefaultedParameter.timeZone.rawValue])
      )
    }
  }

  mutating func build() throws(DiagnosticList) -> MappingProgram {
    addVariables()
    addLookups()
    addFilters()
    addRules()
    guard problems.isEmpty else { throw DiagnosticList(problems) }
    let stages = orderLookups()
    guard problems.isEmpty else { throw DiagnosticList(problems) }
    return MappingProgram(
      spec: spec,
      source: source,
      target: target,
      parts: parts,
      lookupStages: stages
    )
  }

  mutating func report(
    _ code: DiagnosticCode,
    _ message: String,
    at pointer: JSONPointer,
    in scope: Scope? = nil,
    hint: String? = nil
  ) {
    problems.append(
      Diagnostic(
        .error,
        code,
        message,
        at: Location(spec.id, pointer: pointer.description),
        hint: hint,
        rule: scope?.owner,
        because: scope.map { CheckContext.sentences($0.because) } ?? []
      )
    )
  }

  // MARK: Fields

  /// The place of a source field; -1 where there is none.
  mutating func slot(_ name: String, at pointer: JSONPointer, in scope: Scope) -> Int {
    if let place = slotPlaces[name] { return place }
    guard let field = source[name] else {
      report(
        .M201,
        "there is no source field \"\(name)\"",
        at: pointer,
        in: scope,
        hint: NearestNames.hint(for: name, in: source.fields.map(\.name))
      )
      return -1
    }
    slotPlaces[name] = parts.slots.count
    parts.slots.append(
      ProgramParts.Slot(
        name: name,
        path: field.path,
        reading: FieldReading(field, rules: spec.source.read)
      )
    )
    return parts.slots.count - 1
  }

  /// The place of a target field's present value; -1 where there is none.
  mutating func current(_ name: String, at pointer: JSONPointer, in scope: Scope) -> Int {
    parts.asksDestination = true
    if let place = currentPlaces[name] { return place }
    guard let field = target[name] else {
      report(
        .M202,
        "there is no target field \"\(name)\"",
        at: pointer,
        in: scope,
        hint: NearestNames.hint(for: name, in: target.fields.map(\.name))
      )
      return -1
    }
    currentPlaces[name] = parts.currents.count
    parts.currents.append(
      ProgramParts.Slot(
        name: name,
        path: field.path,
        reading: FieldReading(field, rules: ReadRules())
      )
    )
    return parts.currents.count - 1
  }

  mutating func constant(_ value: ConstantValue) -> Int {
    parts.constants.append(value)
    return parts.constants.count - 1
  }

  mutating func constant(_ text: String) -> Int {
    constant(.scalar(text.isEmpty ? .null : .text(Array(text.utf8))))
  }
}
