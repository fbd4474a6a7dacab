/// Lists behind where the records go: fields, constants, pairs, a key.
enum FourthReadings {
  static let all: [Reading] = [
    Reading(
      #"Map HubSpot contacts to Salesforce leads with email, job title and rating 'Hot'."#,
      #"Rating"#,
      #"{"const":"Hot"}"#,
      #""#
    ),
    Reading(
      #"Map HubSpot contacts to Salesforce leads: email, the rating Hot, and job title is the title."#,
      #"Rating"#,
      #"{"const":"Hot"}"#,
      #""#
    ),
    Reading(
      #"HubSpot contacts to Salesforce leads with email, rating 'Hot', city goes to City."#,
      #"City"#,
      #"{"field":"city"}"#,
      #""#
    ),
    Reading(
      #"HubSpot contacts to Salesforce leads: matched by email, rating Warm."#,
      #"Rating"#,
      #"{"const":"Warm"}"#,
      #""#
    ),
    Reading(
      #"Keep Salesforce leads up to date from HubSpot contacts, by email."#,
      #"Email"#,
      #"{"field":"email"}"#,
      #""#
    ),
  ]
}
