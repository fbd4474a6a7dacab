/// Values of groups, what follows a value, names of countries, blanks in tables, capitals.
enum TopicReadings {
  private static let rated =
    #"{"field":"lifecyclestage","then":[{"fn":"map_value","else":"Cold","map":"rating_map"},"#
    + #"{"fn":"default","value":"Cold"}]}"#

  static let all: [Reading] = [
    // "Everything else" is also what has no value.
    Reading(
      "Translate the lifecycle stage into Rating: customer is Hot, lead is Warm, everything else Cold.",
      "Rating",
      rated,
      ""
    ),
    Reading(
      "Map the original source to lead source: Organic Search and Paid Search become Web, "
        + "everything else Other.",
      "LeadSource",
      #"{"field":"hs_analytics_source","then":[{"fn":"map_value","else":"Other","map":"l"#
        + #"eadsource_map"},{"fn":"default","value":"Other"}]}"#,
      ""
    ),
    // What follows a value.
    Reading(
      "Title is the job title followed by ' (HubSpot)'.",
      "Title",
      #"{"field":"jobtitle","then":[{"fn":"append","text":" (HubSpot)"}]}"#,
      ""
    ),
    Reading(
      "Title is '#' followed by the job title.",
      "Title",
      ##"{"field":"jobtitle","then":[{"fn":"prepend","text":"#"}]}"##,
      ""
    ),
    // Names of countries.
    Reading(
      "Country is the English name of the country.",
      "Country",
      #"{"field":"country","then":[{"fn":"to_country","to":"name"}]}"#,
      ""
    ),
    Reading(
      "Country is the English country name of the country.",
      "Country",
      #"{"field":"country","then":[{"fn":"to_country","to":"name"}]}"#,
      ""
    ),
    // Capitals, where every word has one.
    Reading(
      "First name with a capital first letter in every word.",
      "FirstName",
      #"{"field":"firstname","then":[{"fn":"title_case"}]}"#,
      ""
    ),
    Reading(
      "Capitalize every word of the city.",
      "City",
      #"{"field":"city","then":[{"fn":"title_case"}]}"#,
      ""
    ),
    Reading(
      "Capitalise each word of the job title.",
      "Title",
      #"{"field":"jobtitle","then":[{"fn":"title_case"}]}"#,
      ""
    ),
    Reading(
      "Write the city with every word capitalised.",
      "City",
      #"{"field":"city","then":[{"fn":"title_case"}]}"#,
      ""
    ),
    Reading(
      "Capitalize the first name.",
      "FirstName",
      #"{"field":"firstname","then":[{"fn":"title_case"}]}"#,
      ""
    ),
  ]

  /// Near to those above, and not sure.
  static let unread: [String] = [
    "Capitalize the country code.", "Capitalize the last name.", "Capitalize the job title.",
    "The city with a capital first letter.", "Capitalize every other word of the city.",
    "Title is the job title followed by something nice.",
    "Title is the job title followed by the moon phase.",
    "Country is the French name of the country.",
    "Country is the English name of the country's capital.",
    "Translate the lifecycle stage into Rating: customer is Hot, everything else as it seems fit.",
    "Rating: Hot for customer, Warm for good friends, Cold for everything else.",
    "Copy everything except what is boring.", "Copy everything except the fax on Sundays.",
    "Copy everything except the phone of customers.",
  ]

  /// Sentences that want everything but some fields, and these fields.
  static let exceptions: [(String, Set<String>)] = [
    ("Copy everything except the fax.", ["Fax"]),
    ("Copy everything but the fax and the city.", ["Fax", "City"]),
    ("Sync all fields except for the phone.", ["Phone"]),
    ("Everything apart from city, please.", ["City"]),
  ]
}
