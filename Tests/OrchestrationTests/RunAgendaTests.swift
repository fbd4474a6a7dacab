import SyncMachine
import Testing

@testable import Orchestration

@Suite("What may be begun next")
struct RunAgendaTests {
  private func tasks(
    _ intake: RunAgenda.Intake,
    ready: ClosedRange<Int>? = nil,
    inFlight: Int = 0,
    waiting: Int = 0,
    staged: Int? = nil
  ) -> [RunTask] {
    RunAgenda(
      intake: intake,
      ready: ready.map { $0.map { BatchNumber($0) } } ?? [],
      inFlight: inFlight,
      waiting: waiting,
      staged: staged ?? waiting,
      batchSize: 200,
      inFlightMax: 4,
      stagedMax: 2_000
    ).tasks
  }

  @Test(arguments: [RunAgenda.Intake.due, .busy])
  func `only full batches go while pages come`(intake: RunAgenda.Intake) {
    #expect(!tasks(intake, waiting: 199).contains(.planBatch))
    #expect(tasks(intake, waiting: 200).contains(.planBatch))
  }

  @Test(arguments: [RunAgenda.Intake.exhausted, .delayed])
  func `the rest goes where no page comes for now`(intake: RunAgenda.Intake) {
    #expect(tasks(intake, waiting: 1) == [.planBatch])
    #expect(tasks(intake, waiting: 0).isEmpty)
  }

  @Test func `pages are taken one at a time until the staging area is full`() {
    #expect(tasks(.due, staged: 1_999) == [.takePage])
    #expect(tasks(.due, staged: 2_000).isEmpty)
    #expect(tasks(.busy, staged: 0).isEmpty)
    #expect(tasks(.delayed, staged: 0).isEmpty)
    #expect(tasks(.exhausted, staged: 0).isEmpty)
  }

  @Test func `a full staging area does not wait for a full batch`() {
    #expect(tasks(.due, waiting: 1, staged: 2_000) == [.planBatch])
    #expect(tasks(.due, waiting: 1, staged: 1_999) == [.takePage])
    #expect(tasks(.due, inFlight: 1, waiting: 1, staged: 2_000).isEmpty)
  }

  @Test func `ready batches go before a new one, and fill the room that is left`() {
    #expect(
      tasks(.exhausted, ready: 7...9, inFlight: 2, waiting: 300) == [.deliver(7), .deliver(8)]
    )
    #expect(
      tasks(.due, ready: 7...8, inFlight: 1, waiting: 300)
        == [.deliver(7), .deliver(8), .planBatch, .takePage]
    )
    #expect(tasks(.exhausted, ready: 7...8, inFlight: 4, waiting: 300).isEmpty)
  }

  @Test func `nothing exceeds the room, stands twice or comes to a standstill`() {
    for agenda in Self.all {
      let tasks = agenda.tasks
      #expect(Set(tasks).count == tasks.count)
      let begun = tasks.count { $0 != .takePage }
      #expect(agenda.inFlight + begun <= max(agenda.inFlight, agenda.inFlightMax))
      if agenda.staged >= agenda.stagedMax { #expect(!tasks.contains(.takePage)) }
      // With nothing under way, whatever can be sent is sent.
      let isIdle = agenda.inFlight == 0 && agenda.intake != .busy
      if isIdle, tasks.isEmpty { #expect(agenda.ready.isEmpty && agenda.waiting == 0) }
    }
  }

  private static var all: [RunAgenda] {
    var all: [RunAgenda] = []
    for intake in [RunAgenda.Intake.due, .busy, .delayed, .exhausted] {
      for (ready, inFlight) in (0...3).flatMap({ ready in (0...3).map { (ready, $0) } }) {
        for (waiting, others) in (0...4).flatMap({ waiting in (0...4).map { (waiting, $0) } }) {
          all.append(
            RunAgenda(
              intake: intake,
              ready: (0..<ready).map { BatchNumber($0 + 1) },
              inFlight: inFlight,
              waiting: waiting,
              staged: waiting + others,
              batchSize: 3,
              inFlightMax: 2,
              stagedMax: 4
            )
          )
        }
      }
    }
    return all
  }
}
