extension SalesforceObject {
  static let account = SalesforceObject(
    "Account",
    plural: "Accounts",
    keyPrefix: "001",
    fields: identity("Account", of: "Account") + accountCore + address("Billing", "Billing")
      + address("Shipping", "Shipping") + accountMore + audit
  )

  private static let accountCore: [SalesforceField] = [
    .text("Name", "Account Name", 255).mandatory().with { $0.isNameField = true },
    .choice(
      "Type",
      "Account Type",
      [
        "Prospect", "Customer - Direct", "Customer - Channel", "Channel Partner / Reseller",
        "Installation Partner", "Technology Partner", "Other",
      ]
    ),
    .reference("ParentId", "Parent Account ID", to: ["Account"], as: "Parent"),
  ]

  private static let accountMore: [SalesforceField] = [
    .phone("Phone", "Account Phone"), .phone("Fax", "Account Fax"),
    .text("AccountNumber", "Account Number", 40), .url("Website", "Website"), photo,
    .text("Sic", "SIC Code", 20), .choice("Industry", "Industry", industries),
    .money("AnnualRevenue", "Annual Revenue"), .whole("NumberOfEmployees", "Employees"),
    .choice("Ownership", "Ownership", ["Public", "Private", "Subsidiary", "Other"]),
    .text("TickerSymbol", "Ticker Symbol", 20),
    .longText("Description", "Account Description", 32000),
    .choice("Rating", "Account Rating", ratings), .text("Site", "Account Site", 80),
    owner(["User"]), .choice("AccountSource", "Account Source", leadSources),
  ]

  static let contact = SalesforceObject(
    "Contact",
    plural: "Contacts",
    keyPrefix: "003",
    fields: identity("Contact", of: "Contact") + contactPerson + address("Other", "Other")
      + address("Mailing", "Mailing") + contactMore + audit
  )

  private static let contactPerson: [SalesforceField] = [
    .reference("AccountId", "Account ID", to: ["Account"], as: "Account"),
    .text("LastName", "Last Name", 80).mandatory().part(of: "Name", extra: "personname"),
    .text("FirstName", "First Name", 40).part(of: "Name", extra: "personname"),
    .choice("Salutation", "Salutation", salutations).part(of: "Name", extra: "personname"),
    .text("Name", "Full Name", 121).readOnly().mandatory().with {
      $0.extraType = "personname"
      $0.isNameField = true
    },
  ]

  private static let contactMore: [SalesforceField] = [
    .phone("Phone", "Business Phone"), .phone("Fax", "Business Fax"),
    .phone("MobilePhone", "Mobile Phone"), .phone("HomePhone", "Home Phone"),
    .phone("OtherPhone", "Other Phone"), .phone("AssistantPhone", "Asst. Phone"),
    .reference("ReportsToId", "Reports To ID", to: ["Contact"], as: "ReportsTo"),
    .email("Email", "Email").lookup(), .text("Title", "Title", 128),
    .text("Department", "Department", 80), .text("AssistantName", "Assistant's Name", 40),
    .choice("LeadSource", "Lead Source", leadSources), .day("Birthdate", "Birthdate"),
    .longText("Description", "Contact Description", 32000), owner(["User"]), photo,
    .text("EmailBouncedReason", "Email Bounced Reason", 255),
    .time("EmailBouncedDate", "Email Bounced Date"),
    .flag("IsEmailBounced", "Is Email Bounced").readOnly(),
  ]

  static let user = SalesforceObject(
    "User",
    plural: "Users",
    keyPrefix: "005",
    fields: identity("User", of: "User").filter { $0.name == "Id" } + [
      .text("Username", "Username", 80).mandatory(),
      .text("LastName", "Last Name", 80).mandatory().part(of: "Name", extra: "personname"),
      .text("FirstName", "First Name", 40).part(of: "Name", extra: "personname"),
      .text("Name", "Full Name", 121).readOnly().mandatory().with {
        $0.extraType = "personname"
        $0.isNameField = true
      },
      .email("Email", "Email").mandatory(), .text("Alias", "Alias", 8).mandatory(),
      .flag("IsActive", "Active"), .text("TimeZoneSidKey", "Time Zone", 40).mandatory(),
    ] + audit.filter { $0.name != "LastActivityDate" }
  )
}
