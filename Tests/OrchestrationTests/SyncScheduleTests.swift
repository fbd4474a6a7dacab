import Orchestration
import Records
import Testing

@Suite("A schedule")
struct SyncScheduleTests {
  private let quarter = SyncSchedule(every: .seconds(900))

  @Test func `is due at the same times whoever asks`() {
    let time = Instant(milliseconds: 1_764_000_000_000)
    #expect(quarter.latest(at: time) == time)
    #expect(quarter.latest(at: time + .milliseconds(1)) == time)
    #expect(quarter.latest(at: time + .seconds(899)) == time)
    #expect(quarter.latest(at: time + .seconds(900)) == time + .seconds(900))
    #expect(quarter.next(after: time) == time + .seconds(900))
  }

  @Test func `goes on before 1970 as after it`() {
    let time = Instant(milliseconds: -1)
    #expect(quarter.latest(at: time) == Instant(milliseconds: -900_000))
    #expect(quarter.next(after: time) == Instant(milliseconds: 0))
  }

  @Test func `names an occurrence by its time and reads the name again`() {
    let time = Instant(milliseconds: 1_764_000_000_000)
    let name = SyncSchedule.occurrence(at: time)
    #expect(name == "2025-11-24T16:00:00.000Z")
    #expect(SyncSchedule.time(of: name) == time)
    #expect(SyncSchedule.time(of: "yesterday") == nil)
  }

  @Test(arguments: [(900, 0), (1800, 1), (86_400, 95)])
  func `counts what was missed between two`(seconds: Int, missed: Int) {
    let time = Instant(milliseconds: 1_764_000_000_000)
    #expect(quarter.missed(between: time, and: time + .seconds(seconds)) == missed)
  }

  @Test func `never turns faster than once a second`() {
    #expect(SyncSchedule(every: .zero).every == .seconds(1))
  }
}
