import Synchronization
import Transport

/// Answers requests from a list, in order, and keeps what was asked.
final class ScriptedSender: RequestSender {
  enum Answer: Sendable {
    case response(WireResponse)
    case fault(TransportFault)
  }

  private struct State: Sendable {
    var answers: [Answer]
    var requests: [WireRequest] = []
  }

  private let state: Mutex<State>

  init(_ answers: [Answer]) { state = Mutex(State(answers: answers)) }

  convenience init(_ responses: WireResponse...) { self.init(responses.map { .response($0) }) }

  var requests: [WireRequest] { state.withLock { $0.requests } }

  func send(_ request: WireRequest) async throws(TransportFault) -> WireResponse {
    let answer = state.withLock { state in
      state.requests.append(request)
      return state.answers.isEmpty ? nil : state.answers.removeFirst()
    }
    switch answer {
    case .response(let response): return response
    case .fault(let fault): throw fault
    case nil: throw TransportFault(.protocolError, "the script is at its end", sent: false)
    }
  }
}

extension WireResponse {
  static func json(_ status: Int, _ text: String) -> WireResponse {
    WireResponse(
      status: status,
      headers: [Header("Content-Type", "application/json")],
      body: Array(text.utf8)
    )
  }

  static let token = json(
    200,
    """
    {"access_token":"t1","instance_url":"https://example.my.salesforce.test","token_type":"Bearer"}
    """
  )
}
