package import Records

/// The stand-in for a language model: reads plain sentences, answers as a model would.
///
/// Deterministic and honest: it knows simple English sentences and the matcher's guesses, reads
/// nothing but the prompt, and asks about every sentence that it cannot read. Under its own name,
/// so that every screen can say what it is.
package enum StandInModel {
  package static let name = "crosswalk-stand-in"

  /// Answers the body of a chat-completions request with the body of a chat completion.
  package static func answer(_ request: JSON) -> JSON {
    let page = PromptPage(request)
    let answer =
      RevisionAnswer(page)?.json ?? DraftAnswer(page)?.json ?? RepairReply(page)?.json
      ?? FormReply(page, request)?.json
    let content = answer?.text() ?? "The stand-in reads the prompts of mappings, and nothing else."
    let prompt = (request["messages"]?.array ?? []).reduce(0) { sum, message in
      sum + (message["content"]?.string?.count ?? 0)
    }
    return completion(of: content, promptCharacters: prompt)
  }

  private static func completion(of content: String, promptCharacters: Int) -> JSON {
    let prompt = tokens(promptCharacters)
    let completion = tokens(content.count)
    return [
      "id": "chatcmpl-stand-in", "object": "chat.completion", "created": 0,
      "model": .string(name),
      "choices": [
        [
          "index": 0,
          "message": ["role": "assistant", "content": .string(content), "refusal": .null],
          "finish_reason": "stop",
        ]
      ],
      "usage": [
        "prompt_tokens": .integer(prompt), "completion_tokens": .integer(completion),
        "total_tokens": .integer(prompt + completion),
      ],
    ]
  }

  /// About 3.6 characters a token.
  private static func tokens(_ characters: Int) -> Int { characters * 10 / 36 + 1 }
}
