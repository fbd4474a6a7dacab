import Diagnostics
import Drafting
import MappingLanguage
import Records
import Workspace

/// Asks the workspace's model for a mapping between two catalogs, and proves what comes of it.
struct MappingDrafting {
  /// What is described, and between what.
  struct Request {
    let name: String
    /// With the answers to questions.
    let description: AnsweredDescription
    let source: Catalog
    let target: Catalog
    /// How the two ends are called on the screen.
    let ends: String
    /// What messages call the spec.
    let specName: String
    /// Records of the source; shown to the model, masked, only where the workspace says so.
    let samples: [SourceRecord]
    /// The mapping as it stands, where there is one.
    var before: MappingSpec?
    /// Where only answers are new: the mapping that they change, and nothing else in it.
    var answering: Answering?
  }

  /// A mapping as it stands, and what was answered since.
  struct Answering {
    let spec: MappingSpec
    let answers: [AnsweredQuestion]
    /// The names of the tests that a person wrote.
    var userTests: Set<String> = []
  }

  /// What was made, before anything is kept.
  struct Made: Sendable {
    let draft: Draft
    /// What to look at before approving.
    let marks: [ReviewMark]
    let model: ModelName
    /// What led to the draft.
    let prompts: [PromptTemplate]
  }

  /// What is kept of the endpoint, without the endpoint.
  struct ModelName: Sendable {
    let name: String
    let endpoint: String

    init(_ opened: ModelDoor.Opened) {
      name = opened.name
      endpoint = opened.endpoint
    }
  }

  /// The model left no draft; what it said is kept all the same.
  struct Failure: Error {
    let fault: DraftFault
    let model: ModelName
  }

  let desk: MappingDesk
  let isQuiet: Bool
  /// Whether replies of the model that are kept from before must not be taken.
  var asksAfresh = false

  /// - Throws: ``Failure`` where no draft came of it, and what is wrong with prompts and settings.
  func make(_ request: Request) async throws -> Made {
    let workspace = desk.workspace
    let prompts = try Self.prompts(of: workspace)
    var order = DraftOrder(
      mapping: request.name,
      description: request.description.written,
      source: request.source,
      target: request.target,
      samples: samples(of: request),
      options: try await desk.checkOptions(
        named: request.specName,
        asking: try await desk.objects(of: [request.source.system, request.target.system]),
        policy: try await desk.policy()
      )
    )
    order.before = request.before
    order.examples = try await ExampleMappings(desk: desk).all(besides: request.name)
    let asked = order
    let answering = Self.revision(request, order, prompts)
    let (answer, model) = try await ModelDoor(workspace: workspace).open { opened in
      if !isQuiet { desk.context.output.line(asking(opened, request.ends)) }
      return (await self.answer(asked, answering, prompts, opened), ModelName(opened))
    }
    switch answer {
    case .success(let draft):
      return Made(
        draft: draft,
        marks: ReviewMark.marks(of: draft.spec, source: request.source, target: request.target),
        model: model,
        prompts: try prompts.used + (answering == nil ? [] : [prompts.revise()])
      )
    case .failure(let fault): throw Failure(fault: fault, model: model)
    }
  }

  /// The prompts of the workspace; those that are shipped, where there is none.
  static func prompts(of workspace: OpenWorkspace) throws(DiagnosticList) -> PromptLibrary {
    guard workspace.folder.exists else {
      let shipped = Dictionary(InitialFiles.all.map { ($0.path, $0.text) }) { first, _ in first }
      return try PromptLibrary { shipped["prompts/" + $0] }
    }
    return try PromptLibrary(folder: workspace.folder.promptsPath)
  }

  /// Values by the names of fields, where the workspace lets the model see them.
  private func samples(of request: Request) -> [JSON] {
    guard desk.workspace.configuration.model?.sendSamples == true else { return [] }
    return request.samples.prefix(DraftOrder.samplesMax).compactMap { record in
      guard let json = try? JSON(parsing: record.json) else { return nil }
      let members = request.source.fields.compactMap { field in
        json[JSONPointer(field.path.names)].map { JSONObject.Member(field.name, $0) }
      }
      return .object(JSONObject(members))
    }
  }

  /// The revision that answers are; `nil` where a draft is made anew, or no prompt asks for one.
  private static func revision(
    _ request: Request,
    _ order: DraftOrder,
    _ prompts: PromptLibrary
  ) -> RevisionOrder? {
    guard let answering = request.answering, (try? prompts.revise()) != nil else { return nil }
    var order = order
    order.description = ""
    return RevisionOrder(
      answering.spec,
      adding: answering.answers.map(\.sentence),
      in: order,
      userTests: answering.userTests
    )
  }

  private func answer(
    _ order: DraftOrder,
    _ revision: RevisionOrder?,
    _ prompts: PromptLibrary,
    _ opened: ModelDoor.Opened
  ) async -> Result<Draft, DraftFault> {
    let settings = opened.draftSettings(afresh: asksAfresh)
    let progress = DraftProgressLine(desk.context, isQuiet: isQuiet)
    defer { progress.clear() }
    do throws(DraftFault) {
      if let revision {
        let session = RevisionSession(model: opened.model, prompts: prompts, settings: settings)
        return .success(try await session.revise(revision) { progress.show($0) })
      }
      let session = DraftSession(model: opened.model, prompts: prompts, settings: settings)
      return .success(try await session.draft(order) { progress.show($0) })
    } catch {
      return .failure(error)
    }
  }

  private func asking(_ opened: ModelDoor.Opened, _ ends: String) -> String {
    let who = opened.isStandIn ? "\(opened.name) (a stand-in, not a language model)" : opened.name
    return "\(ends), asking \(who) over HTTP …"
  }
}
