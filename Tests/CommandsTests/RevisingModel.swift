import Records
import Sandbox
import StandIn

/// A model that drafts as the stand-in does, and answers a request for a revision with a patch.
enum RevisingModel {
  /// Skips students and leaves everything else as it is.
  static let patch: JSON = [
    operation(
      "add",
      "/filters",
      [
        [
          "id": "students", "action": "drop_record",
          "when": ["all": [["of": ["field": "jobtitle"], "op": "eq", "arg": "Student"]]],
          "because": [["s": "S4", "quote": "Skip students"]],
        ]
      ]
    )
  ]

  static func operation(_ op: String, _ path: String, _ value: JSON) -> JSON {
    ["op": .string(op), "path": .string(path), "value": .string(value.text())]
  }

  static func answer(_ patch: JSON = patch) -> ModelAnswer {
    { request in
      let page = (request["messages"]?.array ?? []).last?["content"]?.string ?? ""
      var answer = StandInModel.answer(request)
      guard page.contains("<<new-sentences"), var object = answer.object,
        var choice = object["choices"]?[0]?.object
      else { return answer }
      let content = JSON.members(["patch": patch]).text()
      choice["message"] = ["role": "assistant", "content": .string(content)]
      choice["finish_reason"] = "stop"
      object["choices"] = [.object(choice)]
      answer = .object(object)
      return answer
    }
  }
}
