import HTTPTypes
import Hummingbird
import NIOCore
import Records
import ServiceLifecycle

/// Between the web server and the simulated platforms: reads, injects faults, answers.
struct SandboxResponder: HTTPResponder {
  typealias Context = SandboxContext

  /// The largest body taken, in bytes.
  static let bodyMax = 32 << 20
  /// How long a held request waits at most for its client to go away.
  private static let holdMax = Duration.seconds(86_400)

  let world: SandboxWorld

  func respond(to received: Request, context: SandboxContext) async throws -> Response {
    var received = received
    guard let body = try? await received.collectBody(upTo: Self.bodyMax) else {
      return Response(status: .contentTooLarge)
    }
    let request = Self.request(received, body: Array(body.readableBytesView))
    let route = SandboxRoute(request)
    if case .control = route { return Self.response(world.carryOut(request, route, sequence: 0)) }
    if case .unknown = route { return Self.response(world.carryOut(request, route, sequence: 0)) }

    let (sequence, fault) = world.arrive(request, route)
    if let fault, let early = try await before(fault, sequence, route, received, context) {
      return early
    }
    if world.options.latency > .zero { try await Task.sleep(for: world.options.latency) }
    var twist: ModelTwist?
    if case .twist(let asked) = fault?.action { twist = asked }
    let answer = world.carryOut(request, route, sequence: sequence, twist: twist)
    switch fault?.action {
    case .hold(.after):
      world.end(sequence, .held, status: nil)
      return try await hold(received, context)
    case .reset(.after):
      world.end(sequence, .reset, status: nil)
      return await reset(context)
    case .cut:
      world.end(sequence, .cut, status: answer.status)
      return Self.response(answer.cut)
    case nil, .none?, .hold(.before), .reset(.before), .status, .twist: break
    }
    world.end(sequence, .answered, status: answer.status)
    return Self.response(answer)
  }

  /// What a fault does instead of carrying the request out; `nil` where it goes on.
  private func before(
    _ fault: FaultRule,
    _ sequence: Int,
    _ route: SandboxRoute,
    _ received: Request,
    _ context: SandboxContext
  ) async throws -> Response? {
    if fault.delayMilliseconds > 0 {
      try await Task.sleep(for: .milliseconds(fault.delayMilliseconds))
    }
    switch fault.action {
    case .none, .hold(.after), .reset(.after), .cut, .twist: return nil
    case .hold(.before):
      world.end(sequence, .held, status: nil)
      return try await hold(received, context)
    case .reset(.before):
      world.end(sequence, .reset, status: nil)
      return await reset(context)
    case .status(let status, let body, let headers):
      world.end(sequence, .injected, status: status)
      return Self.response(
        FaultAnswer.make(
          status,
          body: body,
          headers: headers,
          route: route,
          correlation: CorrelationID.make(seed: world.options.seed, sequence: sequence)
        )
      )
    }
  }

  /// Never answers: waits until the client has gone, or the sandbox stops.
  private func hold(_ request: Request, _ context: SandboxContext) async throws -> Response {
    try? await request.body.consumeWithCancellationOnInboundClose { _ in
      try await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.holdMax) }
    }
    return await reset(context)
  }

  /// Cuts the connection, so that the client sees it reset and no answer.
  private func reset(_ context: SandboxContext) async -> Response {
    await ConnectionReset.perform(on: context.channel)
    return Response(status: .internalServerError)
  }

  private static func request(_ request: Request, body: [UInt8]) -> SandboxRequest {
    var headers: [String: String] = [:]
    for field in request.headers { headers[field.name.canonicalName] = field.value }
    if headers["host"] == nil { headers["host"] = request.head.authority }
    return SandboxRequest(
      method: request.method.rawValue,
      target: request.head.path ?? "/",
      headers: headers,
      body: body
    )
  }

  private static func response(_ answer: SandboxAnswer) -> Response {
    var headers = HTTPFields()
    for header in answer.headers {
      guard let name = HTTPField.Name(header.name) else { continue }
      headers.append(HTTPField(name: name, value: header.value))
    }
    let status = HTTPResponse.Status(code: answer.status)
    switch answer.body {
    case .bytes(let bytes):
      return Response(
        status: status,
        headers: headers,
        body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
      )
    case .pieces(let piece):
      let pause = answer.pause
      return Response(
        status: status,
        headers: headers,
        body: ResponseBody { writer in
          var index = 0
          while let bytes = piece(index) {
            if let pause, pause.before == index {
              try await cancelWhenGracefulShutdown { try await Task.sleep(for: pause.duration) }
            }
            try await writer.write(ByteBuffer(bytes: bytes))
            index += 1
          }
          try await writer.finish(nil)
        }
      )
    }
  }
}
