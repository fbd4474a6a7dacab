import Testing

/// Sentences that go on about what was just named, and what one of their targets becomes.
enum PassageReadings {
  static let all: [Passage] = pronouns + statements + chains + tables + states + lists + talk

  private static let pronouns: [Passage] = [
    Passage(
      "Job title goes to Title. Cut it to 100 characters.",
      "Title",
      #"{"field":"jobtitle","then":[{"fn":"truncate","max":100}]}"#
    ),
    Passage(
      "Copy the job title. Write it in upper case.",
      "Title",
      #"{"field":"jobtitle","then":[{"fn":"upper"}]}"#
    ),
    Passage(
      "Use the mobile phone for Phone. If it is empty, use the phone number.",
      "Phone",
      #"{"coalesce":[{"field":"mobilephone"},{"field":"phone"}]}"#
    ),
    Passage(
      "Copy the company. If it's missing, write 'n/a'.",
      "Company",
      #"{"field":"company","then":[{"fn":"default","value":"n/a"}]}"#
    ),
    Passage(
      "Copy the company, but if it is missing just put 'n/a' there.",
      "Company",
      #"{"field":"company","then":[{"fn":"default","value":"n/a"}]}"#
    ),
    Passage(
      "Copy first name and last name. Write them in upper case.",
      "LastName",
      #"{"field":"lastname","then":[{"fn":"upper"}]}"#
    ),
    Passage(
      """
      Put 'HubSpot: ' in front of the message, cut it to 100 characters and write it to the \
      description.
      """,
      "Description",
      #"{"field":"message","then":[{"fn":"prepend","text":"HubSpot: "},"#
        + #"{"fn":"truncate","max":100}]}"#
    ),
    Passage(
      """
      If the HubSpot score is 80 or more, the rating is Hot. If it is 39 or less, it is Cold. In \
      between, leave the rating alone.
      """,
      "Rating",
      #"{"case":[{"when":{"all":[{"of":{"field":"hubspotscore"},"op":"ge","arg":80}]},"#
        + #""value":{"const":"Hot"}},{"when":{"all":[{"of":{"field":"hubspotscore"},"op":"le","#
        + #""arg":39}]},"value":{"const":"Cold"}}],"else":{"const":null}}"#
    ),
    Passage(
      "If the lifecycle stage is customer the rating is Warm, otherwise it is Cold.",
      "Rating",
      #"{"case":[{"when":{"all":[{"of":{"field":"lifecyclestage"},"op":"eq","#
        + #""arg":"customer"}]},"value":{"const":"Warm"}}],"else":{"const":"Cold"}}"#
    ),
  ]

  private static let statements: [Passage] = [
    Passage(
      "date_of_birth comes as 24.12.1990 and goes into the description as month/day, like 12/24.",
      "Description",
      #"{"field":"date_of_birth","then":[{"fn":"parse_date","formats":["%d.%m.%Y"]},"#
        + #"{"fn":"format_date","format":"%m/%d"}]}"#
    ),
    Passage(
      """
      Annual revenue is written the German way, like '1.234,50 €', and goes into annual revenue as \
      a number.
      """,
      "AnnualRevenue",
      #"{"field":"annualrevenue","then":[{"fn":"parse_money","decimal_separator":",","#
        + #""group_separator":"."}]}"#
    ),
    Passage(
      "The job title is cut to its first word for the title.",
      "Title",
      #"{"field":"jobtitle","then":[{"fn":"words","from":0,"to":0}]}"#
    ),
    Passage(
      "last_order_at is in milliseconds since 1970; its day in Berlin time goes to Customer Since.",
      "merge_fields.SINCE",
      #"{"field":"last_order_at","then":[{"fn":"to_integer"},{"fn":"from_epoch","#
        + #""unit":"millisecond"},{"fn":"to_date","time_zone":"Europe/Berlin"}]}"#,
      from: "files.shop-customers",
      to: "mailchimp.audience"
    ),
  ]

  private static let chains: [Passage] = [
    Passage(
      """
      The company is the company name; if that is missing it's the domain of the email address, \
      unless it is gmail.com, and if there is nothing left write 'Private'.
      """,
      "Company",
      #"{"coalesce":[{"field":"company"},{"field":"email","then":[{"fn":"email_domain"},"#
        + #"{"fn":"null_if","values":["gmail.com"]}]}],"#
        + #""then":[{"fn":"default","value":"Private"}]}"#
    ),
    Passage(
      "Phone is the mobile phone number, if that is missing use the phone number.",
      "Phone",
      #"{"coalesce":[{"field":"mobilephone"},{"field":"phone"}]}"#
    ),
    Passage(
      """
      From HubSpot companies to Salesforce accounts:

      City: Billing City
      Postal Code: Billing Zip/Postal Code
      Phone Number: Account Phone
      """,
      "Phone",
      #"{"field":"phone"}"#,
      from: "hubspot.companies",
      to: "salesforce.Account"
    ),
  ]

  private static let stageTable =
    #"{"field":"status","then":[{"fn":"map_value","map":"dealstage_map","unlisted":"keep"}]}"#

  private static let ratingTable =
    #"{"field":"lifecyclestage","then":[{"fn":"map_value","else":"Cold","map":"rating_map"},"#
    + #"{"fn":"default","value":"Cold"}]}"#

  private static let tables: [Passage] = [
    Passage(
      "Rating: lifecycle stage 'Customer' is Hot, 'Lead' is Warm, anything else is Cold.",
      "Rating",
      ratingTable
    ),
    Passage(
      "Rating by lifecycle stage: 'Customer' = Hot, 'Lead' = Warm, everything else = Cold.",
      "Rating",
      ratingTable
    ),
    Passage(
      "Lifecycle stage 'Customer' means the rating is Hot, 'Lead' means Warm, all others Cold.",
      "Rating",
      ratingTable
    ),
    Passage(
      "Deal stage is Closed Won for 'paid' and Contract Sent for 'open'.",
      "dealstage",
      stageTable,
      from: "files.orders",
      to: "hubspot.deals"
    ),
    Passage(
      "Title is the job title, the city is the city, the company is the company name.",
      "Title",
      #"{"field":"jobtitle"}"#
    ),
  ]

  private static let states: [Passage] = [
    Passage(
      "Empty the fax if the lifecycle stage is 'Customer'; don't touch it otherwise.",
      "Fax",
      #"{"const":null}"#
    ),
    Passage(
      "Set the rating to Hot for customers and to Cold for all others.",
      "Rating",
      #"{"case":[{"when":{"all":[{"of":{"field":"lifecyclestage"},"op":"eq","#
        + #""arg":"customer"}]},"value":{"const":"Hot"}}],"else":{"const":"Cold"}}"#
    ),
    Passage(
      "Set the rating to Hot, but only if the lead has no rating yet.",
      "Rating",
      #"{"const":"Hot"}"#
    ),
    Passage("Rating is Hot for everyone.", "Rating", #"{"const":"Hot"}"#),
  ]

  private static let lists: [Passage] = [
    Passage(
      "The title is the job title and the company the company name.",
      "Company",
      #"{"field":"company"}"#
    ),
    Passage("City and country as they are.", "City", #"{"field":"city"}"#),
    Passage(
      "Copy email and seniority from HubSpot contacts into Salesforce leads (seniority = title).",
      "Title",
      #"{"field":"seniority"}"#
    ),
    Passage(
      "The company's address is the billing address (street, city and zip).",
      "BillingPostalCode",
      #"{"field":"zip"}"#,
      from: "hubspot.companies",
      to: "salesforce.Account"
    ),
    Passage(
      "Email and phone go to the traits of the same name.",
      "traits.phone",
      #"{"field":"phone"}"#,
      from: "hubspot.contacts",
      to: "segment.identify"
    ),
  ]

  private static let talk: [Passage] = [
    Passage(
      """
      FYI this is for the autumn campaign, ask Jonas if anything is unclear. Copy the job title. \
      This replaces the spreadsheet we used last year. Cheers, Olga
      """,
      "Title",
      #"{"field":"jobtitle"}"#
    ),
    Passage("Could you please copy the job title?", "Title", #"{"field":"jobtitle"}"#),
    Passage(
      "I hope you had a nice weekend! Copy the job title. Best, Mia",
      "Title",
      #"{"field":"jobtitle"}"#
    ),
    Passage(
      "Import the people who registered for the spring event into HubSpot contacts. Copy the role.",
      "jobtitle",
      #"{"field":"Role"}"#,
      from: "files.event-registrations",
      to: "hubspot.contacts"
    ),
  ]

  /// Near misses: what must stay a question.
  static let unread: [String] = [
    "Copy job title and city. Cut it to 100 characters.",
    "Copy the phone to Phone if it is empty.",
    "Copy first name and last name. Write it in upper case.",
    "Be nice to everyone. Cut it to 100 characters.",
    "Job title goes to Title. Cut it to 100 characters unless it is short.",
    "Job title goes to Title. Cut it to 100 characters, except for customers from Peru.",
    "Copy the job title. Cut them to 100 characters.",
    "date_of_birth comes as 03.04.1990 and goes into the description as month/day.",
    "date_of_birth comes as 24.12.1990 and goes into the description as month/day, like 24/12.",
    "Annual revenue is written the German way, like '1,234.50', and goes into annual revenue.",
    "Annual revenue is written the German way and goes into annual revenue as a number.",
    "And goes into the title.",
    "If the HubSpot score is 80 or more, the rating is Hot. In between, leave the title alone.",
    "In between, leave the rating alone.",
    "Rating is Hot for everyone except our friends.",
    "Rating is Hot for everyone who pays.",
    "City and country as they are in the archive.",
    "Rating by lifecycle stage: 'Customer' = Hot unless they are new, 'Lead' = Warm.",
    "Rating: lifecycle stage 'Customer' is Hot once they paid, 'Lead' is Warm.",
    "Rating is Hot for 'paid' and Cold for 'open' on Mondays.",
    "Empty the fax once the contact is old.",
    "Empty the fax if the lifecycle stage is 'Customer', but not on Mondays.",
    "Copy the fax. Empty the fax if the lifecycle stage is 'Customer'.",
    "Could you copy the job title unless it is boring?",
    "Shall we copy the job title?",
    "Never touch leads that are already 'Working - Contacted' in Salesforce unless they are new.",
    "Never touch leads that are already delighted in Salesforce.",
    "Never touch contacts that are already 'Working - Contacted' in HubSpot.",
    "The address is the billing address (street, city, moon).",
    "The title is the job title and the mood the city.",
    "Set the rating to Hot for customers (lifecycle stage 'Lead') and to Cold for all others.",
    "Set the rating to Hot for customers and to Cold for all others from Peru.",
    "Set the rating to Hot, but only if the lead has no owner yet.",
    "Set the rating to Hot, but only if the contact has no job title yet and is new.",
    "Copy the phone of customers.",
    "Wipe the fax of customers.",
    "Wipe the fax and the phone of opportunities.",
    "I hope you skip the customers!",
    "The company is the company name, and if there is nothing left write the moon.",
    "If that is missing, use the phone number.",
    "Phone is the mobile phone number, if that is missing use the phone number unless it is old.",
    "City: City and moon: Fax",
    "City: City Fax is Moon",
    "City: City Fax: Moon",
    "Ask Jonas if the phone is missing.",
    "This replaces the job title.",
    "This replaces the spreadsheet and the phone.",
    "Only those with the lifecycle stage Customer or Dormant.",
    "Thanks, Phone",
    "We finally got the list of the people who came to our event and paid.",
    "Skip the people who registered for the spring event.",
    "Only map contacts with an email, except that customers are welcome.",
  ]
}

/// Sentences, one target field, and the value of its rule.
struct Passage: Sendable, CustomTestStringConvertible {
  let text: String
  let target: String
  let value: String
  let from: String
  let to: String
  var testDescription: String { text }

  init(
    _ text: String,
    _ target: String,
    _ value: String,
    from: String = "hubspot.contacts",
    to: String = "salesforce.Lead"
  ) {
    self.text = text
    self.target = target
    self.value = value
    self.from = from
    self.to = to
  }
}
