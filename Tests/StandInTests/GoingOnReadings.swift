/// Sentences that go on about one field, HubSpot contacts to Salesforce leads: target, value.
enum GoingOnReadings {
  private static let rated =
    #"{"case":[{"when":{"all":[{"of":{"field":"lifecyclestage"},"op":"eq","arg":"customer"}]},"#
    + #""value":{"const":"Hot"}},{"when":{"all":[{"of":{"field":"lifecyclestage"},"op":"eq","#
    + #""arg":"opportunity"}]},"value":{"const":"Warm"}}],"else":"#

  private static func rating(_ sentence: String, _ rest: String) -> Reading {
    Reading(sentence, "Rating", rated + rest + "}", "")
  }

  private static let cold = #"{"const":"Cold"}"#
  private static let kept = #"{"const":null}"#

  static let choices: [Reading] = [
    rating(
      "Rating is 'Hot' if the lifecycle stage is 'Customer', 'Warm' if it is 'Opportunity', "
        + "and 'Cold' otherwise.",
      cold
    ),
    rating(
      "Set rating to Hot if the lifecycle stage is customer, Warm if it is opportunity, "
        + "otherwise Cold.",
      cold
    ),
    rating(
      "If the lifecycle stage is customer, rating is Hot; if it is opportunity, Warm; "
        + "otherwise Cold.",
      cold
    ),
    rating(
      "The rating is Hot when the lifecycle stage is customer, Warm when the lifecycle stage is "
        + "opportunity, and Cold for everybody else.",
      cold
    ),
    rating(
      "Rating is Hot if the lifecycle stage is customer, Warm if it is opportunity, and stays as "
        + "it is for all others.",
      kept
    ),
    rating(
      "Rating is Hot if the lifecycle stage is customer, Warm if it is opportunity, and stays "
        + "unchanged in Salesforce for everyone else.",
      kept
    ),
    rating(
      "Rating is Hot if the lifecycle stage is customer and Warm if it is opportunity.",
      kept
    ),
    rating(
      "If the lifecycle stage is customer, the rating is Hot. If it is opportunity, it is Warm. "
        + "Otherwise it is Cold.",
      cold
    ),
    rating(
      "If the lifecycle stage is customer, the rating is Hot. If it is opportunity, it is Warm. "
        + "In all other cases, leave the rating alone.",
      kept
    ),
    Reading(
      "Description is 'a' if the country is 'Norway' or 'Sweden', 'b' if it is 'Denmark', and 'c' "
        + "for everybody else.",
      "Description",
      #"{"case":[{"when":{"all":[{"of":{"field":"country"},"op":"in","arg":["Norway","Sweden"]}]},"#
        + #""value":{"const":"a"}},{"when":{"all":[{"of":{"field":"country"},"op":"eq","#
        + #""arg":"Denmark"}]},"value":{"const":"b"}}],"else":{"const":"c"}}"#,
      ""
    ),
  ]

  static let chains: [Reading] = [
    Reading(
      "Put 'Role: ' in front of the job title, cut it to 40 characters and write it to the "
        + "description.",
      "Description",
      #"{"field":"jobtitle","then":[{"fn":"prepend","text":"Role: "},{"fn":"truncate","max":40}]}"#,
      ""
    ),
    Reading(
      "Take the job title, write it in lower case and put it into the description.",
      "Description",
      #"{"field":"jobtitle","then":[{"fn":"lower"}]}"#,
      ""
    ),
    Reading(
      "Cut the job title to 40 characters and put 'Role: ' before it.",
      "Title",
      #"{"field":"jobtitle","then":[{"fn":"truncate","max":40},{"fn":"prepend","text":"Role: "}]}"#,
      ""
    ),
    Reading(
      "If the job title is empty, put 'None' as the title, otherwise copy it.",
      "Title",
      #"{"field":"jobtitle","then":[{"fn":"default","value":"None"}]}"#,
      ""
    ),
    Reading(
      "Everybody is 'Working - Contacted'.",
      "Status",
      #"{"const":"Working - Contacted"}"#,
      ""
    ),
    Reading(
      "All contacts get Working - Contacted.",
      "Status",
      #"{"const":"Working - Contacted"}"#,
      ""
    ),
    Reading("Copy the city, job title (to Title) and fax.", "Title", #"{"field":"jobtitle"}"#, ""),
    Reading("Copy the city, fax and the job title as Title.", "Fax", #"{"field":"fax"}"#, ""),
    Reading(
      "The description is first name and last name with a space, or the email if both are missing.",
      "Description",
      #"{"coalesce":[{"var":"description_value"},{"field":"email"}]}"#,
      ""
    ),
    Reading(
      "Description is the 'utm_campaign' parameter of the website URL.",
      "Description",
      #"{"field":"website","then":[{"fn":"url_query_parameter","name":"utm_campaign"}]}"#,
      ""
    ),
  ]

  /// Of which some word means something else, or nothing.
  static let unread: [String] = [
    "Use the phone for Phone, Mobile Phone and Fax to the moon.",
    "Rating is Hot if the lifecycle stage is customer, it is Warm for all other lead lifecycle "
      + "stages, and Cold for everyone else.",
    "Rating is Hot if the lifecycle stage is customer, Warm if it looks rich, and Cold otherwise.",
    "Rating is Hot if the lifecycle stage is customer, Lukewarm if it is lead, otherwise Cold.",
    "Rating is Hot if the lifecycle stage is customer, Warm on Mondays, and Cold otherwise.",
    "Rating is Hot if the country is 'Norway' and the city is 'Oslo', Warm if it is 'Bergen', and "
      + "Cold otherwise.",
    "Rating is Hot if the lifecycle stage is customer, Warm if it is lead, and Cold for most.",
    "Rating is Hot if the lifecycle stage is customer, and the status stays as it is for others.",
    "Put 'Role: ' in front of the job title, weigh it and write it to the description.",
    "Put 'Role: ' in front of the job title and send it to my boss.",
    "If the job title is empty, put the company as the title, otherwise copy it twice.",
    "Everybody is happy.", "Everybody else is 'Working - Contacted'.",
    "Everybody is 'Working - Contacted' until May.",
    "Copy the city, job title (to the moon) and fax.",
    "The description is first name and last name with a space, or the email if one is missing.",
    "Only sync contacts with the lifecycle stage Sleepy.",
    "A blank phone clears the phone.", "Blanks clear the rating.",
    "A blank in Salesforce clears what HubSpot has.", "Nothing overwrites what is there.",
    "Blanks overwrite existing data, except in the phone.",
    "Otherwise it is Cold.", "If it is opportunity, it is Warm.",
  ]
}
