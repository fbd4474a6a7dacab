import Diagnostics
import Foundation
import MappingLanguage
import Records
import Rig

/// A workspace for the measurement: the benchmark's mapping for envelopes and for rows, and a
/// mapping that only renames.
struct MapTrial {
  static let lead = "benchmark-lead"
  static let rows = "benchmark-rows"
  static let renames = "benchmark-renames"
  static let renameCount = 20

  let folder: String

  /// Makes it in an empty folder, from the mapping and the catalogs of a repository.
  static func make(in folder: String, repository: String) throws -> MapTrial {
    let trial = MapTrial(folder: folder)
    let path = "\(repository)/mappings/\(lead)/mapping.json"
    var spec = try MappingSpec(parsing: bytes(path), source: path)
    let source = try catalog("bench-contacts", of: repository)
    let target = try catalog("bench-leads", of: repository)
    try trial.write("crosswalk: 1\nname: bench\n", to: "crosswalk.yaml")
    try trial.write(spec, as: lead)
    try trial.write(source)
    try trial.write(target)

    var rowSource = source
    rowSource.object = "bench-rows"
    for index in rowSource.fields.indices {
      rowSource.fields[index].path = FieldPath([rowSource.fields[index].name])
    }
    spec.source.object = rowSource.object
    try trial.write(spec, as: rows)
    try trial.write(rowSource)

    let names = ContactGenerator.properties.prefix(renameCount - 1)
    var all = source
    all.object = "bench-properties"
    all.fields = source.fields.filter { $0.name == "id" }
    var renamed = target
    renamed.object = "bench-renamed"
    renamed.fields = target.fields.filter(\.isKey)
    for name in names {
      let path = FieldPath(["properties", name])
      all.fields.append(CatalogField(name, path: path, type: .text))
      renamed.fields.append(CatalogField("new_\(name)", type: .text))
    }
    try trial.write(renaming(names, from: all, to: renamed), as: renames)
    try trial.write(all)
    try trial.write(renamed)
    return trial
  }

  /// `crosswalk map` of one of the mappings, over a file.
  func words(_ program: Program, _ mapping: String, _ file: String) -> [String] {
    [program.path, "map", mapping, file, "--workspace", folder]
  }

  func specPath(_ mapping: String) -> String { "\(folder)/mappings/\(mapping)/mapping.json" }

  func catalogPath(_ object: String) -> String {
    "\(folder)/samples/catalogs/files.\(object).json"
  }

  private static func renaming(
    _ names: some Collection<String>,
    from source: Catalog,
    to target: Catalog
  ) -> MappingSpec {
    let key = target.fields[0].name
    var defaults = RuleDefaults(onError: .rejectRecord, onNull: .omit)
    defaults.timeZone = "UTC"
    var spec = MappingSpec(
      id: renames,
      description: [Sentence(id: "S1", text: "Every property gets a new name.")],
      source: SourceEnd(system: source.system, object: source.object),
      target: TargetEnd(
        system: target.system,
        object: target.object,
        operation: .upsert,
        key: [key]
      ),
      defaults: defaults
    )
    for (number, name) in (["id"] + Array(names)).enumerated() {
      var rule = Rule(
        id: "r\(number + 1)",
        target: number == 0 ? key : "new_\(name)",
        value: ValueExpression(.atom(Atom(.field(name)))),
        because: [Because("S1", quote: "Every property gets a new name")]
      )
      if number == 0 { rule.onNull = .rejectRecord }
      spec.rules.append(rule)
    }
    return spec
  }

  private func write(_ spec: MappingSpec, as name: String) throws {
    try write(spec.json.text(.canonical), to: "mappings/\(name)/mapping.json")
  }

  private func write(_ catalog: Catalog) throws {
    try write(catalog.json.text(), to: "samples/catalogs/files.\(catalog.object).json")
  }

  private func write(_ text: String, to place: String) throws {
    let file = URL(filePath: folder).appending(path: place)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(text.utf8).write(to: file)
  }

  private static func catalog(_ object: String, of repository: String) throws -> Catalog {
    let path = "\(repository)/samples/catalogs/files.\(object).json"
    guard let catalog = Catalog(json: try JSON(parsing: bytes(path))) else {
      throw RigFault("\(path) is not a catalog")
    }
    return catalog
  }

  private static func bytes(_ path: String) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw RigFault("\(path) is not there; run this in the repository, or name it: --repository")
    }
    return Array(data)
  }
}
