import MappingLanguage
import Records

extension FuzzTarget {
  /// A TZif file.
  static let zones = FuzzTarget(
    "zones",
    "Clocks are less than 26 hours from UTC, and a local time is shown when the zone says so.",
    words: [
      "TZif2", "TZif3", "CET-1CEST,M3.5.0,M10.5.0/3", "<+0530>-5:30", "EST5EDT,M3.2.0,M11.1.0",
      "J60", "0/0", "365/167", ",J1/-167",
    ],
    seeds: [
      FuzzZones.file("CET-1CEST,M3.5.0,M10.5.0/3"), FuzzZones.file("<+0530>-5:30"),
      FuzzZones.file("EST5EDT,J60/2,300/26"), FuzzZones.file(""),
    ]
  ) { input throws(BrokenLaw) in
    guard let rules = ZoneRules(tzif: input) else { return }
    let zone = Zone.rules(rules)
    for seconds in moments {
      let offset = zone.offset(at: seconds)
      try expect(offset.magnitude <= 167 * 3600, "an offset of \(offset) at \(seconds)")
      let instant = zone.instant(local: seconds)
      try expect(
        (instant - seconds).magnitude <= 2 * 167 * 3600,
        "clocks show \(seconds) at \(instant)"
      )
    }
  }

  /// Seconds since 1970: the ends of the calendar, and changes of 1980 to 2037 and their days.
  private static let moments: [Int64] =
    [-62_167_219_200, 253_402_300_799, -1, 0, 315_532_799, 315_532_800]
    + stride(from: 1_774_746_000 as Int64, to: 1_774_746_000 + 366 * 86_400, by: 40 * 3600)
}
