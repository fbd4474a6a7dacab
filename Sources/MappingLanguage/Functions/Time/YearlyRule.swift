import Records

/// Standard and summer time as a POSIX TZ text says them: `CET-1CEST,M3.5.0,M10.5.0/3`.
struct YearlyRule: Hashable, Sendable {
  /// A day and the wall-clock seconds after its midnight, which may be negative or beyond a day.
  struct Change: Hashable, Sendable {
    enum Day: Hashable, Sendable {
      /// Week 5 is the last; Sunday is 0.
      case weekday(month: Int, week: Int, day: Int)
      /// 1 to 365; 29 February is never counted.
      case withoutLeapDay(Int)
      /// 0 to 365.
      case ofYear(Int)
    }

    var day: Day
    var seconds: Int

    /// Seconds since 1970 on the clocks before the change.
    func local(in year: Int) -> Int64 { days(in: year) * 86_400 + Int64(seconds) }

    private func days(in year: Int) -> Int64 {
      guard let first = CivilDate(year: year, month: 1, day: 1)?.days else { return 0 }
      switch day {
      case .ofYear(let day): return first + Int64(day)
      case .withoutLeapDay(let day):
        return first + Int64(day - 1) + (CivilDate.isLeap(year) && day >= 60 ? 1 : 0)
      case .weekday(let month, let week, let weekday):
        guard let start = CivilDate(year: year, month: month, day: 1) else { return first }
        let offset = (weekday - start.weekday % 7 + 7) % 7 + (week - 1) * 7
        let isBeyond = offset >= CivilDate.days(in: month, of: year)
        return start.days + Int64(isBeyond ? offset - 7 : offset)
      }
    }
  }

  let standard: Int
  /// Summer time's offset, its begin and its end; `nil` where clocks never change.
  let summer: Summer?

  struct Summer: Hashable, Sendable {
    var offset: Int
    var begin: Change
    var end: Change
  }

  func offset(at seconds: Int64) -> Int {
    guard let summer else { return standard }
    let local = seconds + Int64(standard)
    let day = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
    let year = CivilDate(days: day).year
    let begin = summer.begin.local(in: year) - Int64(standard)
    let end = summer.end.local(in: year) - Int64(summer.offset)
    let isSummer =
      begin < end ? seconds >= begin && seconds < end : seconds < end || seconds >= begin
    return isSummer ? summer.offset : standard
  }
}
