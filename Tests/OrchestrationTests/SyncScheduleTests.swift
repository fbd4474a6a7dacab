import Orchestration
import Records
import Testing

@Suite("A schedule")
struct SyncScheduleTests {
  let schedule = SyncSchedule(sync: "contacts-to-leads", every: .seconds(900))

  @Test(arguments: [0, 1, 899_999, 1_764_000_000_000, -5] as [Int64])
  func `is due at the latest time before now and again one period later`(now: Int64) {
    let now = Instant(milliseconds: now)
    let latest = schedule.latest(at: now)
    let next = schedule.next(after: now)
    #expect(latest.nominal <= now)
    #expect(next.nominal > now)
    #expect(next.nominal - latest.nominal == .seconds(900))
    #expect(schedule.latest(at: next.nominal) == next)
  }

  @Test func `names an occurrence the same whenever one looks`() {
    let first = schedule.latest(at: Instant(milliseconds: 1_764_000_000_000))
    let again = SyncSchedule(sync: "contacts-to-leads", every: .seconds(900))
      .latest(at: first.nominal)
    #expect(first.id == again.id)
  }

  @Test func `begins at another time for another sync`() {
    let other = SyncSchedule(sync: "other", every: .seconds(900))
    let now = Instant(milliseconds: 1_764_000_000_000)
    #expect(other.latest(at: now).nominal != schedule.latest(at: now).nominal)
  }

  @Test func `counts what was missed`() {
    let early = schedule.latest(at: Instant(milliseconds: 1_764_000_000_000))
    let late = schedule.latest(at: early.nominal + .seconds(4 * 900 + 1))
    #expect(schedule.missed(between: early, and: late) == 3)
    #expect(schedule.missed(between: early, and: schedule.next(after: early.nominal)) == 0)
  }
}
