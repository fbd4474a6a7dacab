import Testing

/// Headings, remainders and purposes in many words, and what one of their targets becomes.
enum HeadingReadings {
  private static let email = #"{"field":"email"}"#
  private static let leads = "HubSpot contacts to Salesforce leads: email, company, last name. "

  static let all: [Passage] = headings + values

  private static let headings: [Passage] = [
    "Salesforce leads from HubSpot contacts: email, last name and company.",
    "Salesforce leads out of HubSpot contacts, with email, last name and company.",
    "HubSpot contacts for Salesforce leads: email, last name, company.",
    "We'd like HubSpot contacts in Salesforce leads: email, last name, company.",
    "We need all HubSpot contacts in the Salesforce leads: email, last name, company.",
    "Export of the HubSpot contacts: email, last name, company.",
    "The sync of our HubSpot contacts: email, last name, company.",
    "HubSpot contacts => Salesforce leads: email -> Email (that's the key); company -> Company",
    "HubSpot contacts to Salesforce leads: company, email as Email (the key), last name.",
    "Salesforce leads from HubSpot contacts. Email, first and last name, company.",
  ].map { Passage($0, "Email", email) }

  private static let values: [Passage] = [
    Passage(leads + "Set rating to Hot so that sales can see them.", "Rating", hot),
    Passage(leads + "Set rating to 'Hot' so our team can easily find them.", "Rating", hot),
    Passage(leads + "Whether they are new or already there, the rating is 'Hot'.", "Rating", hot),
    Passage(leads + "Whether it is new or not, rating is Hot.", "Rating", hot),
    Passage(leads + "Every lead starts in the rating Hot.", "Rating", hot),
    Passage(
      leads + "Whatever they typed as the job title belongs in Title.",
      "Title",
      #"{"field":"jobtitle"}"#
    ),
    Passage(
      leads + "What people entered as the job title goes to Title.",
      "Title",
      #"{"field":"jobtitle"}"#
    ),
    Passage(
      leads + "The job title goes over in upper case.",
      "Title",
      #"{"field":"jobtitle","then":[{"fn":"upper"}]}"#
    ),
  ]

  private static let hot = #"{"const":"Hot"}"#

  /// What comes near to those, and says something else.
  static let unread: [String] = [
    "Leads from Germany: email, company.",
    leads + "Set rating to 'Hot' so that it starts with a star.",
    leads + "Set rating to 'Hot' so that only sales can see them.",
    leads + "Whether they are rich or poor, the rating is 'Hot'.",
    leads + "Whatever they typed as the shoe size belongs in Title.",
    leads + "Nobody with a funny hat is imported.",
    leads + "Only contacts with a funny hat, all others are skipped.",
    leads + "Skip contacts whose country is 'France', all others are skipped.",
    leads + "Rating is 'Hot', except for those with funny hats, who are 'Cold'.",
    leads + "Every lead with a hat starts in the rating Hot.",
    leads + "Skip contacts whose city is 'Bonn', negative or funny.",
    leads + "The job title goes over in a hurry.",
  ]

  /// Which records stay out, and by which condition.
  static let filters: [Reading] = [
    "Nobody without a city is imported.",
    "No one without a city should be synced.",
    "Only contacts with a city, everyone else is left out.",
    "Only sync contacts with a city; all others are skipped.",
    "Only contacts with a city, and the rest is ignored.",
  ].map {
    Reading(
      leads + $0,
      "drop_record",
      #"{"all":[{"of":{"field":"city"},"op":"is_null"}]}"#,
      ""
    )
  }
}
