import FoundationEssentials
import MappingLanguage
import Records

/// Replies of a model kept in a folder, by the hash of what was asked; the oldest make room.
package struct ReplyCache: Sendable {
  package let folder: String
  /// How many replies are kept at most.
  package var repliesMax = 200

  package init(folder: String) { self.folder = folder }

  /// The reply kept under a key; `nil` where there is none, or none that can be read.
  func reply(_ key: Fingerprint) -> ChatReply? {
    guard let data = try? Data(contentsOf: url(key)), let json = try? JSON(parsing: Array(data)),
      json["key"]?.string == key.hex
    else { return nil }
    return ChatReply(kept: json)
  }

  /// Keeps a reply; a cache that cannot be written is no reason to lose the reply.
  func keep(_ reply: ChatReply, under key: Fingerprint) {
    guard var object = reply.keptJSON.object else { return }
    object["key"] = .string(key.hex)
    try? FileManager.default.createDirectory(
      at: URL(filePath: folder),
      withIntermediateDirectories: true
    )
    try? Data(JSON.object(object).bytes()).write(to: url(key), options: .atomic)
    makeRoom()
  }

  private func url(_ key: Fingerprint) -> URL { URL(filePath: folder + "/" + key.hex + ".json") }

  private func makeRoom() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let files = names.filter { $0.hasSuffix(".json") }
    guard files.count > repliesMax else { return }
    let dated = files.map { name in
      let facts = try? FileManager.default.attributesOfItem(atPath: folder + "/" + name)
      return (name: name, date: facts?[.modificationDate] as? Date ?? .distantPast)
    }
    for old in dated.sorted(by: { $0.date < $1.date }).prefix(files.count - repliesMax) {
      try? FileManager.default.removeItem(atPath: folder + "/" + old.name)
    }
  }
}

extension ChatReply {
  /// The reply with the exchange that brought it, as it is kept.
  var keptJSON: JSON {
    let last = exchanges.last
    return .members([
      "answer": answer, "content": .string(content), "model": .string(model),
      "request": .string(last?.requestBody ?? ""), "response": .string(last?.responseBody ?? ""),
      "status": last?.status.map { .integer($0) },
      "tokens": last?.usage?.json,
    ])
  }

  init?(kept json: JSON) {
    guard let answer = json["answer"], answer.object != nil, let model = json["model"]?.string,
      let content = json["content"]?.string
    else { return nil }
    var exchange = ModelExchange(
      requestBody: json["request"]?.string ?? "",
      responseBody: json["response"]?.string ?? "",
      status: json["status"]?.int,
      model: model,
      usage: TokenUsage(kept: json["tokens"])
    )
    exchange.isKept = true
    self.init(answer: answer, content: content, model: model, exchanges: [exchange])
  }
}

extension TokenUsage {
  fileprivate init?(kept json: JSON?) {
    guard let json, let prompt = json["input"]?.int else { return nil }
    self.init(
      prompt: prompt,
      completion: json["output"]?.int ?? 0,
      cached: json["cached_input"]?.int ?? 0,
      reasoning: json["reasoning"]?.int ?? 0
    )
    isEstimated = json["estimated"]?.bool ?? false
  }
}
