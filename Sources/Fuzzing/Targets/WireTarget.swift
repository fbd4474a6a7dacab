import Diagnostics
import Drafting
import MappingLanguage
import Records

extension FuzzTarget {
  /// A mapping as a model writes it.
  static let wire = FuzzTarget(
    "wire",
    "Whatever a model writes becomes a document whose problems have places, and a spec that comes "
      + "of it has a wire form that says the same.",
    grammar: .json,
    words: FunctionCatalog.names
      + (FuzzCatalogs.source.fields + FuzzCatalogs.target.fields).map(\.name)
      + WireSchema.words,
    seeds: ([FuzzCatalogs.spec].compactMap(\.self) + FunctionSpecs.all.prefix(8))
      .compactMap { WireForm.wire($0)?.bytes() }
  ) { input throws(BrokenLaw) in
    guard let wire = try? JSON(parsing: input) else { return }
    try check(wire, in: WireTrial.frame)
    let text = String(decoding: input, as: UTF8.self)
    _ = WireForm.answer(in: "Here: ```json\n\(text)\n```", wanted: ["rules"])
  }

  private static func check(_ wire: JSON, in frame: WireForm.Frame) throws(BrokenLaw) {
    let document = WireForm.canonical(wire, in: frame)
    let spec: MappingSpec
    do throws(DiagnosticList) {
      spec = try MappingSpec(json: document, source: "wire.json")
    } catch {
      try SpecTrial.checkPlaces(error.diagnostics)
      return
    }
    try WireTrial(spec).run()
  }
}

/// A spec taken to its wire form and back.
struct WireTrial {
  private let spec: MappingSpec

  init(_ spec: MappingSpec) { self.spec = spec }

  /// Whether a model can write it: a test that expects an empty record, and a constant that is an
  /// empty list, are the same there as none.
  private var isSayable: Bool {
    let nodes = SpecNodes(of: spec)
    let constants =
      nodes.atoms.compactMap { node -> JSON? in
        if case .constant(let json) = node.content.source { json } else { nil }
      }
      + nodes.tests.compactMap { node -> JSON? in
        if case .constant(let json) = node.content.argument { json } else { nil }
      }
      + nodes.steps.flatMap { node in
        node.step.arguments.compactMap { argument -> JSON? in
          if case .constant(let json) = argument.value { json } else { nil }
        }
      }
    return !constants.contains([]) && !spec.tests.contains { $0.expect.record == [:] }
  }

  static let frame = frame(of: FuzzCatalogs.spec)

  private static func frame(of spec: MappingSpec?) -> WireForm.Frame {
    var target = JSONObject()
    target["system"] = .string(spec?.target.system ?? "")
    target["object"] = .string(spec?.target.object ?? "")
    target["schema_hash"] = spec?.target.schemaHash.map { .string($0) }
    return WireForm.Frame(
      id: spec?.id ?? "",
      description: .array((spec?.description ?? []).map(\.json)),
      source: spec?.source.json ?? .null,
      target: target
    )
  }

  /// - Throws: where the spec comes back as another; a spec whose tests a model cannot write stays.
  func run() throws(BrokenLaw) {
    guard isSayable, let wire = WireForm.wire(spec) else { return }
    let again: MappingSpec
    do {
      let sent = try JSON(parsing: wire.text())
      let document = WireForm.canonical(sent, in: Self.frame(of: spec))
      again = try MappingSpec(json: document, source: "wire.json")
    } catch {
      throw BrokenLaw("the wire form of a spec does not read: \(error)")
    }
    try expect(again == spec, "a spec comes back otherwise: \(again.json.text())")
    try expect(WireForm.wire(again) == wire, "the wire form is written otherwise")
  }
}
