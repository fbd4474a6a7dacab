/// Sentences and what they become, HubSpot contacts to Salesforce leads: target, value, condition.
enum SecondReadings {
  static let all: [Reading] = [
    Reading(
      #"Set rating to 'Hot' only if total revenue is more than 100000."#,
      #"Rating"#,
      #"{"const":"Hot"}"#,
      #"{"all":[{"of":{"field":"total_revenue"},"op":"gt","arg":100000}]}"#
    ),
    Reading(
      #"Set rating to 'Hot' if total revenue is at least 50,000 and the country is 'Germ"#
        + #"any'."#,
      #"Rating"#,
      #"{"const":"Hot"}"#,
      #"{"all":[{"of":{"field":"total_revenue"},"op":"ge","arg":50000},{"of":{"field":"c"#
        + #"ountry"},"op":"eq","arg":"Germany"}]}"#
    ),
    Reading(
      #"Set rating to 'Hot' if the email contains '@example.com' or the company is empty"#
        + #"."#,
      #"Rating"#,
      #"{"const":"Hot"}"#,
      #"{"any":[{"of":{"field":"email"},"op":"contains","arg":"@example.com"},{"of":{"fi"#
        + #"eld":"company"},"op":"is_null"}]}"#
    ),
    Reading(
      #"Set rating to 'Cold' if hubspot score is below 20"#,
      #"Rating"#,
      #"{"const":"Cold"}"#,
      #"{"all":[{"of":{"field":"hubspotscore"},"op":"lt","arg":20}]}"#
    ),
    Reading(
      #"Rating is 'Warm' if hubspot score is between 20 and 50."#,
      #"Rating"#,
      #"{"const":"Warm"}"#,
      #"{"all":[{"of":{"field":"hubspotscore"},"op":"ge","arg":20},{"of":{"field":"hubsp"#
        + #"otscore"},"op":"le","arg":50}]}"#
    ),
    Reading(
      #"Customers get the rating 'Hot'."#,
      #"Rating"#,
      #"{"const":"Hot"}"#,
      #"{"all":[{"of":{"field":"lifecyclestage"},"op":"eq","arg":"customer"}]}"#
    ),
    Reading(
      #"Copy the fax only if the country is 'Germany'."#,
      #"Fax"#,
      #"{"field":"fax"}"#,
      #"{"all":[{"of":{"field":"country"},"op":"eq","arg":"Germany"}]}"#
    ),
    Reading(
      #"Phone: mobile phone, else phone number, else 'none'"#,
      #"Phone"#,
      #"{"coalesce":[{"field":"mobilephone"},{"field":"phone"}],"then":[{"fn":"default","#
        + #""value":"none"}]}"#,
      #""#
    ),
    Reading(
      #"Use the mobile phone for Phone, or the phone number if it is empty."#,
      #"Phone"#,
      #"{"coalesce":[{"field":"mobilephone"},{"field":"phone"}]}"#,
      #""#
    ),
    Reading(
      #"Use the mobile phone if there is one, otherwise the phone number for Phone."#,
      #"Phone"#,
      #"{"coalesce":[{"field":"mobilephone"},{"field":"phone"}]}"#,
      #""#
    ),
    Reading(
      #"mobile phone number or else phone number -> Phone"#,
      #"Phone"#,
      #"{"coalesce":[{"field":"mobilephone"},{"field":"phone"}]}"#,
      #""#
    ),
    Reading(
      #"Title is job title, or if empty job function."#,
      #"Title"#,
      #"{"coalesce":[{"field":"jobtitle"},{"field":"job_function"}]}"#,
      #""#
    ),
    Reading(
      #"If the company is empty use 'Unknown'."#,
      #"Company"#,
      #"{"field":"company","then":[{"fn":"default","value":"Unknown"}]}"#,
      #""#
    ),
    Reading(
      #"Company defaults to 'Unknown'."#,
      #"Company"#,
      #"{"field":"company","then":[{"fn":"default","value":"Unknown"}]}"#,
      #""#
    ),
    Reading(
      #"Without a company name use 'n/a'."#,
      #"Company"#,
      #"{"field":"company","then":[{"fn":"default","value":"n/a"}]}"#,
      #""#
    ),
    Reading(
      #"If there is no job title, use the job function."#,
      #"Title"#,
      #"{"coalesce":[{"field":"jobtitle"},{"field":"job_function"}]}"#,
      #""#
    ),
    Reading(
      #"The default for company is 'Unknown'."#,
      #"Company"#,
      #"{"field":"company","then":[{"fn":"default","value":"Unknown"}]}"#,
      #""#
    ),
    Reading(
      #"Write the email in lower case."#,
      #"Email"#,
      #"{"field":"email","then":[{"fn":"lower"}]}"#,
      #""#
    ),
    Reading(
      #"Email in lower case"#,
      #"Email"#,
      #"{"field":"email","then":[{"fn":"lower"}]}"#,
      #""#
    ),
    Reading(
      #"Last name in capitals."#,
      #"LastName"#,
      #"{"field":"lastname","then":[{"fn":"upper"}]}"#,
      #""#
    ),
    Reading(
      #"The email must be lowercased."#,
      #"Email"#,
      #"{"field":"email","then":[{"fn":"lower"}]}"#,
      #""#
    ),
    Reading(
      #"Lower-case the e-mail and uppercase the country."#,
      #"Country"#,
      #"{"field":"country","then":[{"fn":"upper"}]}"#,
      #""#
    ),
    Reading(
      #"Lower-case the e-mail and uppercase the country."#,
      #"Email"#,
      #"{"field":"email","then":[{"fn":"lower"}]}"#,
      #""#
    ),
    Reading(
      #"Cut the job title to 128 characters."#,
      #"Title"#,
      #"{"field":"jobtitle","then":[{"fn":"truncate","max":128}]}"#,
      #""#
    ),
    Reading(
      #"Job title: max 100 characters"#,
      #"Title"#,
      #"{"field":"jobtitle","then":[{"fn":"truncate","max":100}]}"#,
      #""#
    ),
    Reading(
      #"Format the phone as E.164, default country US."#,
      #"Phone"#,
      #"{"field":"phone","then":[{"fn":"normalize_phone","check":"possible","format":"e1"#
        + #"64","region":"US"}]}"#,
      #""#
    ),
    Reading(
      #"Write phone numbers in international format; numbers without a country code are "#
        + #"German."#,
      #"Phone"#,
      #"{"field":"phone","then":[{"fn":"normalize_phone","check":"possible","format":"e1"#
        + #"64","region":"DE"}]}"#,
      #""#
    ),
    Reading(
      #"phone -> Phone (E.164, US default)"#,
      #"Phone"#,
      #"{"field":"phone","then":[{"fn":"normalize_phone","check":"possible","format":"e1"#
        + #"64","region":"US"}]}"#,
      #""#
    ),
    Reading(
      #"Country as a two-letter code."#,
      #"Country"#,
      #"{"field":"country","then":[{"fn":"to_country","to":"alpha2"}]}"#,
      #""#
    ),
    Reading(
      #"Write the country by its English name."#,
      #"Country"#,
      #"{"field":"country","then":[{"fn":"to_country","to":"name"}]}"#,
      #""#
    ),
    Reading(
      #"Replace '&' with 'and' in the company name."#,
      #"Company"#,
      #"{"field":"company","then":[{"fn":"replace","search":"&","with":"and"}]}"#,
      #""#
    ),
    Reading(
      #"Remove the spaces from the phone number."#,
      #"Phone"#,
      #"{"field":"phone","then":[{"fn":"remove_characters","set":" "}]}"#,
      #""#
    ),
    Reading(
      #"message -> Description, cut to 255 characters"#,
      #"Description"#,
      #"{"field":"message","then":[{"fn":"truncate","max":255}]}"#,
      #""#
    ),
    Reading(
      #"Set annual revenue to total revenue."#,
      #"AnnualRevenue"#,
      #"{"field":"total_revenue"}"#,
      #""#
    ),
    Reading(
      #"total revenue -> AnnualRevenue, rounded to a whole number"#,
      #"AnnualRevenue"#,
      #"{"field":"total_revenue","then":[{"fn":"round","mode":"half_up","scale":0},{"fn""#
        + #":"to_integer"}]}"#,
      #""#
    ),
    Reading(
      #"Description is first name and last name joined with a space."#,
      #"Description"#,
      #"{"concat":[{"field":"firstname"},{"field":"lastname"}],"separator":" ","nulls":""#
        + #"skip"}"#,
      #""#
    ),
    Reading(
      #"Description = job title + ' at ' + company"#,
      #"Description"#,
      #"{"concat":[{"field":"jobtitle"},{"field":"company"}],"separator":" at ","nulls":"#
        + #""skip"}"#,
      #""#
    ),
    Reading(
      #"Join city and country with ', ' into the description."#,
      #"Description"#,
      #"{"concat":[{"field":"city"},{"field":"country"}],"separator":", ","nulls":"skip""#
        + #"}"#,
      #""#
    ),
    Reading(
      #"Description becomes city, state and country separated by ' | '."#,
      #"Description"#,
      #"{"concat":[{"field":"city"},{"field":"state"},{"field":"country"}],"separator":""#
        + #" | ","nulls":"skip"}"#,
      #""#
    ),
    Reading(
      #"Translate 'IT' to 'Information Technology' in the industry."#,
      #"Industry"#,
      #"{"field":"industry","then":[{"fn":"map_value","map":"industry_map","unlisted":"k"#
        + #"eep"}]}"#,
      #""#
    ),
    Reading(
      #"Map the original source to lead source: Organic Search becomes Web, Paid Search "#
        + #"becomes Web, everything else Other."#,
      #"LeadSource"#,
      #"{"field":"hs_analytics_source","then":[{"fn":"map_value","else":"Other","map":"l"#
        + #"eadsource_map"},{"fn":"default","value":"Other"}]}"#,
      #""#
    ),
    Reading(
      #"Never overwrite the phone."#,
      #"Phone"#,
      #"{"field":"phone"}"#,
      #""#
    ),
    Reading(
      #"Only fill the phone if it is empty in Salesforce."#,
      #"Phone"#,
      #"{"field":"phone"}"#,
      #""#
    ),
    Reading(
      #"Match on email."#,
      #"Email"#,
      #"{"field":"email"}"#,
      #""#
    ),
    Reading(
      #"Email is the key."#,
      #"Email"#,
      #"{"field":"email"}"#,
      #""#
    ),
  ]
}
