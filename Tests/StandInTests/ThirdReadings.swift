/// Sentences and what they become, HubSpot contacts to Salesforce leads: target, value, condition.
enum ThirdReadings {
  static let all: [Reading] = [
    Reading(
      #"Leads are found by e-mail."#,
      #"Email"#,
      #"{"field":"email"}"#,
      #""#
    ),
    Reading(
      #"Use the email as the unique identifier."#,
      #"Email"#,
      #"{"field":"email"}"#,
      #""#
    ),
    Reading(
      #"Use the company name for the account lookup."#,
      #"Account__c"#,
      #"{"lookup":"account_by_name"}"#,
      #""#
    ),
    Reading(
      #"Link the lead to the account by company name."#,
      #"Account__c"#,
      #"{"lookup":"account_by_name"}"#,
      #""#
    ),
    Reading(
      #"Use the adress for Street."#,
      #"Street"#,
      #"{"field":"address"}"#,
      #""#
    ),
    Reading(
      #"Copy the compnay name."#,
      #"Company"#,
      #"{"field":"company"}"#,
      #""#
    ),
    Reading(
      #"Copy the jobtitel to Title."#,
      #"Title"#,
      #"{"field":"jobtitle"}"#,
      #""#
    ),
    Reading(
      #"Map create date to the description as DD.MM.YYYY."#,
      #"Description"#,
      #"{"field":"createdate","then":[{"fn":"to_date","time_zone":"UTC"},{"fn":"format_d"#
        + #"ate","format":"%d.%m.%Y"}]}"#,
      #""#
    ),
    Reading(
      #"createdate -> Description as a date"#,
      #"Description"#,
      #"{"field":"createdate","then":[{"fn":"to_date","time_zone":"UTC"},{"fn":"format_d"#
        + #"ate","format":"iso"}]}"#,
      #""#
    ),
    Reading(
      #"Put the recent conversion date into the description in YYYY-MM-DD format."#,
      #"Description"#,
      #"{"field":"recent_conversion_date","then":[{"fn":"to_date","time_zone":"UTC"},{"f"#
        + #"n":"format_date","format":"iso"}]}"#,
      #""#
    ),
    Reading(
      #"Description is 30 days after the create date"#,
      #"Description"#,
      #"{"field":"createdate","then":[{"fn":"add_duration","days":30},{"fn":"format_date"#
        + #"time","format":"iso"}]}"#,
      #""#
    ),
    Reading(
      #"Set IsUnreadByOwner to true."#,
      #"IsUnreadByOwner"#,
      #"{"const":true}"#,
      #""#
    ),
    Reading(
      #"Set unread by owner to yes if the number of pageviews is more than 10."#,
      #"IsUnreadByOwner"#,
      #"{"const":true}"#,
      #"{"all":[{"of":{"field":"hs_analytics_num_page_views"},"op":"gt","arg":10}]}"#
    ),
    Reading(
      #"If the lifecycle stage is customer set rating to Hot and status to Closed - Conv"#
        + #"erted."#,
      #"Rating"#,
      #"{"const":"Hot"}"#,
      #"{"all":[{"of":{"field":"lifecyclestage"},"op":"eq","arg":"customer"}]}"#
    ),
    Reading(
      #"If the lifecycle stage is customer set rating to Hot and status to Closed - Conv"#
        + #"erted."#,
      #"Status"#,
      #"{"const":"Closed - Converted"}"#,
      #"{"all":[{"of":{"field":"lifecyclestage"},"op":"eq","arg":"customer"}]}"#
    ),
  ]
}
