/// Sentences about records and the filters they become: action, condition.
enum FilterReadings {
  static let all: [Reading] = [
    Reading(
      #"Only those with the lifecycle stage Marketing Qualified Lead or Sales Qualified Lead."#,
      #"drop_record"#,
      #"{"all":[{"of":{"field":"lifecyclestage"},"op":"not_in","#
        + #""arg":["marketingqualifiedlead","salesqualifiedlead"]}]}"#,
      #""#
    ),
    Reading(
      #"Skip contacts without an email."#,
      #"drop_record"#,
      #"{"all":[{"of":{"field":"email"},"op":"is_null"}]}"#,
      #""#
    ),
    Reading(
      #"Skip contacts where neither the city nor the country is known."#,
      #"drop_record"#,
      #"{"all":[{"of":{"field":"city"},"op":"is_null"},{"of":{"field":"country"},"op":"is_null"}]}"#,
      #""#
    ),
    Reading(
      #"Skip contacts whose country isn't Germany, Austria or empty."#,
      #"drop_record"#,
      #"{"all":[{"of":{"field":"country"},"op":"not_in","arg":["Germany","Austria"]},"#
        + #"{"of":{"field":"country"},"op":"is_not_null"}]}"#,
      #""#
    ),
    Reading(
      #"No email, no lead: skip those."#,
      #"drop_record"#,
      #"{"all":[{"of":{"field":"email"},"op":"is_null"}]}"#,
      #""#
    ),
    Reading(
      #"skip everyone who opted out"#,
      #"drop_record"#,
      #"{"all":[{"of":{"field":"hs_email_optout"},"op":"is_true"}]}"#,
      #""#
    ),
    Reading(
      #"Skip unsubscribed contacts."#,
      #"drop_record"#,
      #"{"all":[{"of":{"field":"hs_email_optout"},"op":"is_true"}]}"#,
      #""#
    ),
    Reading(
      #"Ignore contacts whose country is Germany or Austria."#,
      #"drop_record"#,
      #"{"all":[{"of":{"field":"country"},"op":"in","arg":["Germany","Austria"]}]}"#,
      #""#
    ),
    Reading(
      #"Don't sync customers."#,
      #"drop_record"#,
      #"{"all":[{"of":{"field":"lifecyclestage"},"op":"eq","arg":"customer"}]}"#,
      #""#
    ),
    Reading(
      #"Do not send contacts that have no last name."#,
      #"drop_record"#,
      #"{"all":[{"of":{"field":"lastname"},"op":"is_null"}]}"#,
      #""#
    ),
    Reading(
      #"Only sync contacts with an email."#,
      #"drop_record"#,
      #"{"all":[{"of":{"field":"email"},"op":"is_null"}]}"#,
      #""#
    ),
    Reading(
      #"Only customers."#,
      #"drop_record"#,
      #"{"all":[{"of":{"field":"lifecyclestage"},"op":"ne","arg":"customer"}]}"#,
      #""#
    ),
    Reading(
      #"Only sync contacts who have not opted out."#,
      #"drop_record"#,
      #"{"all":[{"of":{"field":"hs_email_optout"},"op":"is_true"}]}"#,
      #""#
    ),
    Reading(
      #"Only sync contacts with an email and a last name."#,
      #"drop_record"#,
      #"{"any":[{"of":{"field":"email"},"op":"is_null"},{"of":{"field":"lastname"},"op":"#
        + #""is_null"}]}"#,
      #""#
    ),
    Reading(
      #"Skip contacts if the lifecycle stage is subscriber or other."#,
      #"drop_record"#,
      #"{"all":[{"of":{"field":"lifecyclestage"},"op":"in","arg":["subscriber","other"]}"#
        + #"]}"#,
      #""#
    ),
    Reading(
      #"If the email is empty, skip the contact."#,
      #"drop_record"#,
      #"{"all":[{"of":{"field":"email"},"op":"is_null"}]}"#,
      #""#
    ),
    Reading(
      #"Leave out contacts missing a company."#,
      #"drop_record"#,
      #"{"all":[{"of":{"field":"company"},"op":"is_null"}]}"#,
      #""#
    ),
    Reading(
      #"Contacts without an email are skipped."#,
      #"drop_record"#,
      #"{"all":[{"of":{"field":"email"},"op":"is_null"}]}"#,
      #""#
    ),
    Reading(
      #"Skip contacts whose email ends with .example."#,
      #"drop_record"#,
      #"{"all":[{"of":{"field":"email"},"op":"ends_with","arg":".example"}]}"#,
      #""#
    ),
    Reading(
      #"Skip contacts whose email ends in .example or .test."#,
      #"drop_record"#,
      #"{"all":[{"of":{"field":"email"},"op":"ends_with","arg":[".example",".test"]}]}"#,
      #""#
    ),
    Reading(
      #"Exclude contacts whose email ends with '@example.com'."#,
      #"drop_record"#,
      #"{"all":[{"of":{"field":"email"},"op":"ends_with","arg":"@example.com"}]}"#,
      #""#
    ),
    Reading(
      #"Skip contacts where the last name is missing or the company is empty."#,
      #"drop_record"#,
      #"{"any":[{"of":{"field":"lastname"},"op":"is_null"},{"of":{"field":"company"},"op"#
        + #"":"is_null"}]}"#,
      #""#
    ),
    Reading(
      #"Reject contacts without a last name."#,
      #"reject_record"#,
      #"{"all":[{"of":{"field":"lastname"},"op":"is_null"}]}"#,
      #""#
    ),
    Reading(
      #"If the country is missing, ask a person."#,
      #"hold_record"#,
      #"{"all":[{"of":{"field":"country"},"op":"is_null"}]}"#,
      #""#
    ),
    Reading(
      #"Don't touch existing leads."#,
      #"drop_record"#,
      #"{"all":[{"op":"is_existing"}]}"#,
      #""#
    ),
    Reading(
      #"Only create new leads."#,
      #"drop_record"#,
      #"{"all":[{"op":"is_existing"}]}"#,
      #""#
    ),
    Reading(
      #"Skip contacts where create date is before 2020-01-01."#,
      #"drop_record"#,
      #"{"all":[{"of":{"field":"createdate","then":[{"fn":"to_date","time_zone":"UTC"}]}"#
        + #","op":"lt","arg":"2020-01-01"}]}"#,
      #""#
    ),
  ]
}
