extension HubSpotProperty {
  /// The contact properties of the portal, by name.
  static let contacts: [HubSpotProperty] = (person + place + work + origin + history + rare)
    .sorted { $0.name < $1.name }

  private static let person: [HubSpotProperty] = [
    .text("email", "Email", "The contact's email address.", order: 3),
    .text("firstname", "First Name", "The contact's first name.", order: 0),
    .text("lastname", "Last Name", "The contact's last name.", order: 1),
    .text("salutation", "Salutation", "How the contact is addressed.", order: 2),
    .phone("phone", "Phone Number", "The contact's main phone number."),
    .phone("mobilephone", "Mobile Phone Number", "The contact's mobile phone number."),
    .text("fax", "Fax Number", "The contact's main fax number.", order: 5),
    .text("twitterhandle", "Twitter Username", "The contact's handle.", order: 0),
    .text("date_of_birth", "Date of birth", "As typed into a form.", in: adsGroup),
    .text("gender", "Gender", "As typed into a form.", in: adsGroup),
    .choice(
      "hs_language",
      "Preferred language",
      "The language the contact wants to read.",
      order: 11,
      HubSpotOptions.languages
    ),
    .choice(
      "hs_additional_emails",
      "Additional email addresses",
      "Further addresses of the contact.",
      [],
      .calculated
    ).hiddenFromPeople(),
    .text(
      "hs_email_domain",
      "Email Domain",
      "The host of the email address.",
      .calculated
    ),
  ]

  private static let place: [HubSpotProperty] = [
    .text("address", "Street Address", "Street and number.", order: 6),
    .text("city", "City", "The city the contact lives in.", order: 7),
    .text("state", "State/Region", "The state the contact lives in.", order: 8),
    .text("zip", "Postal Code", "The contact's postal code.", order: 9),
    .text("country", "Country/Region", "The country the contact lives in.", order: 10),
    .choice("hs_timezone", "Time Zone", "The contact's time zone.", HubSpotOptions.zones),
    .text(
      "ip_country",
      "IP Country",
      "Where the contact's address on the net is.",
      in: conversionGroup,
      .readOnly
    ),
  ]

  private static let work: [HubSpotProperty] = [
    .text("company", "Company Name", "The name of the contact's employer.", order: 19),
    .text("website", "Website URL", "The site of the contact's employer.", order: 20),
    .text("jobtitle", "Job Title", "What the contact does.", order: 12),
    .text("industry", "Industry", "The industry the contact works in.", order: 23),
    .text("annualrevenue", "Annual Revenue", "The employer's revenue in a year.", order: 22),
    .choice(
      "numemployees",
      "Number of Employees",
      "The size of the employer.",
      order: 21,
      HubSpotOptions.employeeRanges
    ),
    .text("job_function", "Job function", "As typed into a form.", in: adsGroup),
    .text("seniority", "Seniority", "As typed into a form.", in: adsGroup),
    .text("work_email", "Work email", "As typed into a form.", in: adsGroup),
    HubSpotProperty(
      name: "associatedcompanyid",
      label: "Primary Associated Company ID",
      type: "number",
      fieldType: "number",
      group: contactGroup,
      description: "The linked company record.",
      order: 24,
      hidden: true,
      externalOptions: true
    ),
  ]

  private static let origin: [HubSpotProperty] = [
    .choice(
      "hs_analytics_source",
      "Original Traffic Source",
      "How the contact first found your site.",
      in: analyticsGroup,
      order: 9,
      HubSpotOptions.sources
    ),
    .text(
      "hs_analytics_source_data_1",
      "Original Traffic Source Drill-Down 1",
      "More about the first source.",
      in: analyticsGroup,
      order: 10,
      .readOnly
    ),
    .text(
      "hs_analytics_source_data_2",
      "Original Traffic Source Drill-Down 2",
      "More about the first source.",
      in: analyticsGroup,
      order: 11,
      .readOnly
    ),
    .choice(
      "hs_latest_source",
      "Latest Traffic Source",
      "The source of the latest session.",
      in: analyticsGroup,
      order: 9,
      HubSpotOptions.sources
    ),
    .text(
      "hs_analytics_first_url",
      "First Page Seen",
      "The first page the contact opened.",
      in: analyticsGroup,
      order: 0,
      .readOnly
    ),
    .time(
      "hs_analytics_first_timestamp",
      "Time First Seen",
      "When the contact was first seen.",
      in: analyticsGroup
    ),
    .number(
      "hs_analytics_num_page_views",
      "Number of Pageviews",
      "Pages the contact opened.",
      in: analyticsGroup
    ),
    .number(
      "hs_analytics_num_visits",
      "Number of Sessions",
      "Visits of the contact.",
      in: analyticsGroup
    ),
    .text(
      "message",
      "Message",
      "What the contact wrote into a form.",
      in: activityGroup,
      order: 13,
      fieldType: "textarea"
    ),
  ]

  private static let history: [HubSpotProperty] = [
    .time("createdate", "Create Date", "When the contact entered the portal."),
    .time("lastmodifieddate", "Last Modified Date", "When any property last changed."),
    .number("hs_object_id", "Record ID", "The number of this record.", .calculated),
    .choice(
      "lifecyclestage",
      "Lifecycle Stage",
      "How far the contact is from buying.",
      order: 15,
      fieldType: "radio",
      HubSpotOptions.stages
    ),
    .time("hs_lifecyclestage_lead_date", "Became a Lead Date", "When the contact became a lead."),
    .choice(
      "hs_lead_status",
      "Lead Status",
      "What sales is doing about the contact.",
      in: salesGroup,
      fieldType: "radio",
      HubSpotOptions.leadStatuses
    ),
    .choice(
      "hubspot_owner_id",
      "Contact owner",
      "Who looks after the contact.",
      in: salesGroup,
      order: 6,
      []
    ),
    .number("hubspotscore", "HubSpot Score", "How well the contact fits.", in: salesGroup),
    .time(
      "closedate",
      "Close Date",
      "When the contact became a customer.",
      in: dealGroup,
      .writable
    ),
    .number(
      "num_associated_deals",
      "Number of Associated Deals",
      "Deals of the contact.",
      in: dealGroup
    ),
    .number("total_revenue", "Total Revenue", "What the contact's deals brought.", in: dealGroup),
    .number(
      "num_notes",
      "Number of Sales Activities",
      "Calls, mails and meetings.",
      in: activityGroup
    ),
    .time(
      "notes_last_contacted",
      "Last Contacted",
      "The latest call, mail or meeting.",
      in: activityGroup
    ),
    .flag(
      "hs_email_optout",
      "Unsubscribed from all email",
      "Wants no email at all.",
      in: emailGroup
    ),
  ]

  private static let rare: [HubSpotProperty] = [
    .choice(
      "hs_buying_role",
      "Buying Role",
      "The contact's parts in a purchase.",
      in: dealGroup,
      fieldType: "checkbox",
      HubSpotOptions.buyingRoles
    ),
    .choice(
      "hs_legal_basis",
      "Legal basis for processing contact's data",
      "Why the data may be kept.",
      in: emailGroup,
      fieldType: "checkbox",
      HubSpotOptions.legalBases
    ),
    .choice("hs_persona", "Persona", "The kind of customer the contact stands for.", []),
    .flag(
      "hs_marketable_status",
      "Marketing contact status",
      "Whether marketing may write.",
      yes: "Marketing contact",
      no: "Non-marketing contact"
    ),
    .number(
      "hs_email_bounce",
      "Marketing emails bounced",
      "Mails that came back.",
      in: emailGroup
    ),
    .number(
      "hs_email_delivered",
      "Marketing emails delivered",
      "Mails that arrived.",
      in: emailGroup
    ),
    .number("hs_email_open", "Marketing emails opened", "Mails that were read.", in: emailGroup),
    .text(
      "hs_calculated_phone_number",
      "Calculated Phone Number in International Format",
      "The phone number, international.",
      .calculated
    ).hiddenFromPeople(),
    .text(
      "first_conversion_event_name",
      "First Conversion",
      "The first form filled in.",
      in: conversionGroup,
      .calculated
    ),
    .time(
      "recent_conversion_date",
      "Recent Conversion Date",
      "The latest form filled in.",
      in: conversionGroup,
      .calculated
    ),
    HubSpotProperty(
      name: "newsletter_topics",
      label: "Newsletter topics",
      type: "enumeration",
      fieldType: "checkbox",
      group: contactGroup,
      description: "What the contact subscribed to.",
      options: [
        Option(value: "product", label: "Product news"), Option(value: "events", label: "Events"),
        Option(value: "jobs", label: "Jobs"),
      ],
      access: .custom
    ),
  ]
}
