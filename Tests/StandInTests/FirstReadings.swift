/// Sentences and what they become, HubSpot contacts to Salesforce leads: target, value, condition.
enum FirstReadings {
  static let all: [Reading] = [
    Reading(
      #"Map the job title to Title."#,
      #"Title"#,
      #"{"field":"jobtitle"}"#,
      #""#
    ),
    Reading(
      #"Please copy the mobile phone number into Phone."#,
      #"Phone"#,
      #"{"field":"mobilephone"}"#,
      #""#
    ),
    Reading(
      #"city -> City"#,
      #"City"#,
      #"{"field":"city"}"#,
      #""#
    ),
    Reading(
      #"City → City"#,
      #"City"#,
      #"{"field":"city"}"#,
      #""#
    ),
    Reading(
      #"jobtitle => Title"#,
      #"Title"#,
      #"{"field":"jobtitle"}"#,
      #""#
    ),
    Reading(
      #"Job title = Title"#,
      #"Title"#,
      #"{"field":"jobtitle"}"#,
      #""#
    ),
    Reading(
      #"Email: email"#,
      #"Email"#,
      #"{"field":"email"}"#,
      #""#
    ),
    Reading(
      #"Title: job title"#,
      #"Title"#,
      #"{"field":"jobtitle"}"#,
      #""#
    ),
    Reading(
      #"mobile phone goes into Phone"#,
      #"Phone"#,
      #"{"field":"mobilephone"}"#,
      #""#
    ),
    Reading(
      #"The city goes to City."#,
      #"City"#,
      #"{"field":"city"}"#,
      #""#
    ),
    Reading(
      #"Use seniority for the description."#,
      #"Description"#,
      #"{"field":"seniority"}"#,
      #""#
    ),
    Reading(
      #"Description gets the message."#,
      #"Description"#,
      #"{"field":"message"}"#,
      #""#
    ),
    Reading(
      #"Fill the description with the message."#,
      #"Description"#,
      #"{"field":"message"}"#,
      #""#
    ),
    Reading(
      #"Take Phone from the mobile phone number."#,
      #"Phone"#,
      #"{"field":"mobilephone"}"#,
      #""#
    ),
    Reading(
      #"For Phone use the mobile phone number."#,
      #"Phone"#,
      #"{"field":"mobilephone"}"#,
      #""#
    ),
    Reading(
      #"Copy first and last name."#,
      #"FirstName"#,
      #"{"field":"firstname"}"#,
      #""#
    ),
    Reading(
      #"Copy first and last name."#,
      #"LastName"#,
      #"{"field":"lastname"}"#,
      #""#
    ),
    Reading(
      #"Copy the name, the city and the zip code."#,
      #"City"#,
      #"{"field":"city"}"#,
      #""#
    ),
    Reading(
      #"Copy the name, the city and the zip code."#,
      #"FirstName"#,
      #"{"field":"firstname"}"#,
      #""#
    ),
    Reading(
      #"Copy the name, the city and the zip code."#,
      #"LastName"#,
      #"{"field":"lastname"}"#,
      #""#
    ),
    Reading(
      #"Copy the name, the city and the zip code."#,
      #"PostalCode"#,
      #"{"field":"zip"}"#,
      #""#
    ),
    Reading(
      #"Copy city, state, and country as they are."#,
      #"City"#,
      #"{"field":"city"}"#,
      #""#
    ),
    Reading(
      #"Copy city, state, and country as they are."#,
      #"Country"#,
      #"{"field":"country"}"#,
      #""#
    ),
    Reading(
      #"Copy city, state, and country as they are."#,
      #"State"#,
      #"{"field":"state"}"#,
      #""#
    ),
    Reading(
      #"first name -> FirstName, last name -> LastName, zip -> PostalCode"#,
      #"FirstName"#,
      #"{"field":"firstname"}"#,
      #""#
    ),
    Reading(
      #"first name -> FirstName, last name -> LastName, zip -> PostalCode"#,
      #"LastName"#,
      #"{"field":"lastname"}"#,
      #""#
    ),
    Reading(
      #"first name -> FirstName, last name -> LastName, zip -> PostalCode"#,
      #"PostalCode"#,
      #"{"field":"zip"}"#,
      #""#
    ),
    Reading(
      #"First name to First Name; last name to Last Name"#,
      #"FirstName"#,
      #"{"field":"firstname"}"#,
      #""#
    ),
    Reading(
      #"First name to First Name; last name to Last Name"#,
      #"LastName"#,
      #"{"field":"lastname"}"#,
      #""#
    ),
    Reading(
      #"Copy city and state to City and State."#,
      #"City"#,
      #"{"field":"city"}"#,
      #""#
    ),
    Reading(
      #"Copy city and state to City and State."#,
      #"State"#,
      #"{"field":"state"}"#,
      #""#
    ),
    Reading(
      #"Take over the fax number."#,
      #"Fax"#,
      #"{"field":"fax"}"#,
      #""#
    ),
    Reading(
      #"Set rating to 'Hot'."#,
      #"Rating"#,
      #"{"const":"Hot"}"#,
      #""#
    ),
    Reading(
      #"Set rating to Hot."#,
      #"Rating"#,
      #"{"const":"Hot"}"#,
      #""#
    ),
    Reading(
      #"Set lead source to "Web"."#,
      #"LeadSource"#,
      #"{"const":"Web"}"#,
      #""#
    ),
    Reading(
      #"Rating is always 'Cold'."#,
      #"Rating"#,
      #"{"const":"Cold"}"#,
      #""#
    ),
    Reading(
      #"Use 'Web' as lead source."#,
      #"LeadSource"#,
      #"{"const":"Web"}"#,
      #""#
    ),
    Reading(
      #"Lead source: Web"#,
      #"LeadSource"#,
      #"{"const":"Web"}"#,
      #""#
    ),
    Reading(
      #"'Web' -> LeadSource"#,
      #"LeadSource"#,
      #"{"const":"Web"}"#,
      #""#
    ),
    Reading(
      #"Set the status to Working - Contacted"#,
      #"Status"#,
      #"{"const":"Working - Contacted"}"#,
      #""#
    ),
    Reading(
      #"Set rating to 'Hot' if the lifecycle stage is opportunity."#,
      #"Rating"#,
      #"{"const":"Hot"}"#,
      #"{"all":[{"of":{"field":"lifecyclestage"},"op":"eq","arg":"opportunity"}]}"#
    ),
    Reading(
      #"If the lifecycle stage is customer, set rating to 'Hot'."#,
      #"Rating"#,
      #"{"const":"Hot"}"#,
      #"{"all":[{"of":{"field":"lifecyclestage"},"op":"eq","arg":"customer"}]}"#
    ),
    Reading(
      #"Set rating to Hot if lifecycle stage is customer or evangelist, otherwise Cold."#,
      #"Rating"#,
      #"{"case":[{"when":{"all":[{"of":{"field":"lifecyclestage"},"op":"in","arg":["cust"#
        + #"omer","evangelist"]}]},"value":{"const":"Hot"}}],"else":{"const":"Cold"}}"#,
      #""#
    ),
    Reading(
      #"If the country is Germany then Rating is Hot, else Cold."#,
      #"Rating"#,
      #"{"case":[{"when":{"all":[{"of":{"field":"country"},"op":"eq","arg":"Germany"}]},"#
        + #""value":{"const":"Hot"}}],"else":{"const":"Cold"}}"#,
      #""#
    ),
    Reading(
      #"Set rating to 'Warm' unless the lifecycle stage is customer."#,
      #"Rating"#,
      #"{"const":"Warm"}"#,
      #"{"all":[{"of":{"field":"lifecyclestage"},"op":"ne","arg":"customer"}]}"#
    ),
  ]
}
