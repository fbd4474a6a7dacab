/// Countries and time zones by the words people use.
enum Places {
  private static let regions: [String: [String]] = [
    "US": [
      "american", "us", "usa", "u.s", "united states", "north american", "u.s.a", "america", "+1",
    ],
    "GB": ["british", "uk", "gb", "united kingdom", "britain", "great britain", "+44", "english"],
    "DE": ["german", "germany", "de", "+49"],
    "AT": ["austrian", "austria", "+43"],
    "CH": ["swiss", "switzerland", "ch", "+41"],
    "FR": ["french", "france", "fr", "+33"],
    "ES": ["spanish", "spain", "es", "+34"],
    "IT": ["italian", "italy", "+39"],
    "NL": ["dutch", "netherlands", "nl", "holland", "+31"],
    "BE": ["belgian", "belgium", "be", "+32"],
    "PT": ["portuguese", "portugal", "+351"],
    "PL": ["polish", "poland", "pl", "+48"],
    "SE": ["swedish", "sweden", "se", "+46"],
    "NO": ["norwegian", "norway"],
    "DK": ["danish", "denmark", "dk", "+45"],
    "FI": ["finnish", "finland", "fi", "+358"],
    "IE": ["irish", "ireland", "ie", "+353"],
    "CA": ["canadian", "canada", "ca"],
    "AU": ["australian", "australia", "au", "+61"],
    "NZ": ["new zealand", "nz", "+64"],
    "IN": ["indian", "india", "+91"],
    "JP": ["japanese", "japan", "jp", "+81"],
    "BR": ["brazilian", "brazil", "br", "+55"],
    "MX": ["mexican", "mexico", "mx", "+52"],
    "CZ": ["czech", "czechia", "cz"],
  ]

  private static let byName: [String: String] = {
    var names: [String: String] = [:]
    for (region, others) in regions {
      for name in others { names[name] = region }
    }
    return names
  }()

  static func region(of text: String) -> String? { byName[text] }

  private static let zones: [String: String] = [
    "utc": "UTC", "gmt": "UTC", "berlin": "Europe/Berlin", "german": "Europe/Berlin",
    "london": "Europe/London", "uk": "Europe/London", "british": "Europe/London",
    "paris": "Europe/Paris", "french": "Europe/Paris", "madrid": "Europe/Madrid",
    "rome": "Europe/Rome", "vienna": "Europe/Vienna", "zurich": "Europe/Zurich",
    "amsterdam": "Europe/Amsterdam", "brussels": "Europe/Brussels", "oslo": "Europe/Oslo",
    "stockholm": "Europe/Stockholm", "copenhagen": "Europe/Copenhagen",
    "helsinki": "Europe/Helsinki", "dublin": "Europe/Dublin", "lisbon": "Europe/Lisbon",
    "warsaw": "Europe/Warsaw", "prague": "Europe/Prague", "new york": "America/New_York",
    "eastern": "America/New_York", "chicago": "America/Chicago", "us central": "America/Chicago",
    "denver": "America/Denver", "los angeles": "America/Los_Angeles",
    "pacific": "America/Los_Angeles", "us pacific": "America/Los_Angeles",
    "us eastern": "America/New_York", "toronto": "America/Toronto", "tokyo": "Asia/Tokyo",
    "sydney": "Australia/Sydney", "kolkata": "Asia/Kolkata", "singapore": "Asia/Singapore",
  ]

  /// `Berlin`, `Europe/Berlin`, `UTC`.
  static func zone(of text: String) -> String? {
    let plain = text.lowercased()
    if let zone = zones[plain] { return zone }
    let known = Set(zones.values)
    return known.first { $0.lowercased() == plain }
  }
}
