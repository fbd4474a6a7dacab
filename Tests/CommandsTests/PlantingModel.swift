import Records
import StandIn
import Synchronization

/// A model that drafts as the stand-in does, with three faults in it, and mends them when asked.
final class PlantingModel: Sendable {
  /// What is written in the place of what.
  static let faults = [
    (right: #""name":"city""#, wrong: #""name":"citty""#),
    (right: #""fn":"default""#, wrong: #""fn":"defualt""#),
    (
      right: #""quote":"Use the company name for the account lookup""#,
      wrong: #""quote":"Find the account by its owner""#
    ),
  ]

  private let repairs: [JSON]
  private let asked = Mutex(0)

  /// Answers requests for repairs with these patches, one after the other.
  init(repairs: JSON...) { self.repairs = repairs }

  func answer(_ request: JSON) -> JSON {
    let page = (request["messages"]?.array ?? []).last?["content"]?.string ?? ""
    let reply = StandInModel.answer(request)
    guard var content = reply["choices"]?[0]?["message"]?["content"]?.string else { return reply }
    if page.contains("<<diagnostics") {
      let index = asked.withLock { asked in
        defer { asked += 1 }
        return asked
      }
      let patch = index < repairs.count ? repairs[index] : []
      content = JSON.members(["patch": patch]).text()
    } else {
      for fault in Self.faults {
        content.replace(fault.right, with: fault.wrong, maxReplacements: 1)
      }
    }
    return [
      "id": "x", "object": "chat.completion", "created": 0, "model": "test-model",
      "choices": [
        [
          "index": 0, "finish_reason": "stop",
          "message": ["role": "assistant", "content": .string(content)],
        ]
      ], "usage": ["prompt_tokens": 9_000, "completion_tokens": 800, "total_tokens": 9_800],
    ]
  }
}
