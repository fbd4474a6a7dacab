import Testing
import Transport

/// Ending requests and senders before their time.
@Suite(.timeLimit(.minutes(10)))
struct CancellationTests {
  let sender = CurlSender()

  @Test func `cancelling the task ends the transfer and the connection`() async throws {
    let server = try LoopbackServer { _ in .hang([]) }
    let task = Task {
      try await sender.send(WireRequest("GET", server.url, addresses: .loopback))
    }
    _ = await server.nextRequest()
    task.cancel()
    let fault = await #expect(throws: TransportFault.self) { try await task.value }
    #expect(fault?.kind == .cancelled)
    #expect(fault?.sent == true)
    #expect(await server.nextLeaving() == 1)
  }

  @Test func `a task that is already cancelled sends nothing`() async throws {
    let server = try LoopbackServer { _ in .bytes(LoopbackServer.reply("x")) }
    let task = Task {
      unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
      return try await sender.send(WireRequest("GET", server.url, addresses: .loopback))
    }
    let fault = await #expect(throws: TransportFault.self) { try await task.value }
    #expect(fault?.kind == .cancelled)
    #expect(fault?.sent == false)
    #expect(server.connectionCount == 0)
  }

  @Test func `cancelling at any moment answers exactly once`() async throws {
    let server = try LoopbackServer { _ in .bytes(LoopbackServer.reply("x")) }
    let threads = OwnThreads(2)
    await Task(executorPreference: threads) {
      for round in 0..<300 {
        let task = Task(executorPreference: threads) {
          try await sender.send(WireRequest("GET", server.url, addresses: .loopback))
        }
        for _ in 0..<(round % 30) { await Task.yield() }
        task.cancel()
        switch await task.result {
        case .success(let response): #expect(response.status == 200)
        case .failure(let error): #expect((error as? TransportFault)?.kind == .cancelled)
        }
      }
    }.value
  }

  @Test func `shutting down lets requests under way finish and takes no others`() async throws {
    let server = try LoopbackServer { received in
      received.target == "/long" ? .drip([]) : .bytes(LoopbackServer.reply("x"))
    }
    _ = try await sender.send(WireRequest("GET", server.url, addresses: .loopback))
    let long = Task {
      let timeouts = Timeouts(total: .milliseconds(400))
      return try await sender.send(
        WireRequest("GET", server.url + "/long", timeouts: timeouts, addresses: .loopback)
      )
    }
    _ = await server.nextRequest()
    _ = await server.nextRequest()
    await sender.shutdown()
    // Had it been cut off, it would have been cancelled.
    let ended = await #expect(throws: TransportFault.self) { try await long.value }
    #expect(ended?.kind == .protocolError || ended?.kind == .timedOut)
    let fault = await #expect(throws: TransportFault.self) {
      try await sender.send(WireRequest("GET", server.url, addresses: .loopback))
    }
    #expect(fault?.kind == .cancelled)
    #expect(fault?.sent == false)
    await sender.shutdown()
  }

  @Test func `dropping the sender closes its connections`() async throws {
    let server = try LoopbackServer { _ in .bytes(LoopbackServer.reply("x")) }
    do {
      let brief = CurlSender()
      _ = try await brief.send(WireRequest("GET", server.url, addresses: .loopback))
    }
    #expect(await server.nextLeaving() == 1)
  }
}
