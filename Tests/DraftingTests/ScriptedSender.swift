import Synchronization
import Transport

/// Answers requests from a script and remembers them.
class ScriptedSender: RequestSender, @unchecked Sendable {
  enum Line {
    case answer(WireResponse)
    case fault(TransportFault)
    /// Bytes of a streamed answer, piece by piece.
    case stream([String])
  }

  private let state: Mutex<(lines: [Line], requests: [WireRequest])>

  init(_ lines: [Line]) { state = Mutex((lines, [])) }

  var requests: [WireRequest] { state.withLock { $0.requests } }

  func next(_ request: WireRequest) throws(TransportFault) -> Line {
    let line: Line? = state.withLock { state in
      state.requests.append(request)
      return state.lines.isEmpty ? nil : state.lines.removeFirst()
    }
    guard let line else {
      throw TransportFault(.cannotConnect, "the script has ended", sent: false)
    }
    if case .fault(let fault) = line { throw fault }
    return line
  }

  func send(_ request: WireRequest) async throws(TransportFault) -> WireResponse {
    switch try next(request) {
    case .answer(let response): response
    case .stream(let pieces):
      WireResponse(
        status: 200,
        headers: [Header("Content-Type", "text/event-stream")],
        body: Array(pieces.joined().utf8)
      )
    case .fault(let fault): throw fault
    }
  }
}

/// The same, but its answers can be read while they arrive.
final class ScriptedStreamingSender: ScriptedSender, StreamingSender, @unchecked Sendable {
  func stream(
    _ request: WireRequest,
    onBytes: @escaping @Sendable ([UInt8]) -> Bool
  ) async throws(TransportFault) -> WireResponse {
    switch try next(request) {
    case .answer(let response):
      guard (200..<300).contains(response.status) else { return response }
      _ = onBytes(response.body)
      return WireResponse(status: response.status, headers: response.headers)
    case .stream(let pieces):
      for piece in pieces where !onBytes(Array(piece.utf8)) {
        throw TransportFault(.cancelled, "the reader stopped", sent: true)
      }
      return WireResponse(status: 200, headers: [Header("content-type", "text/event-stream")])
    case .fault(let fault): throw fault
    }
  }
}
