extension SalesforceObject {
  static func lead(_ org: SandboxOrg) -> SalesforceObject {
    SalesforceObject(
      "Lead",
      plural: "Leads",
      keyPrefix: "00Q",
      fields: identity("Lead", of: "Lead") + leadPerson + address("", "")
        + leadContact + leadSale(org) + conversion + audit + leadData + leadCustom(org)
    )
  }

  private static let leadPerson: [SalesforceField] = [
    .text("LastName", "Last Name", 80).mandatory().part(of: "Name", extra: "personname"),
    .text("FirstName", "First Name", 40).part(of: "Name", extra: "personname"),
    .choice("Salutation", "Salutation", salutations).part(of: "Name", extra: "personname"),
    .text("Name", "Full Name", 121).readOnly().mandatory().with {
      $0.extraType = "personname"
      $0.isNameField = true
    },
    .text("Title", "Title", 128),
    .text("Company", "Company", 255).mandatory(),
  ]

  private static let leadContact: [SalesforceField] = [
    .phone("Phone", "Phone"), .phone("MobilePhone", "Mobile Phone"), .phone("Fax", "Fax"),
    .email("Email", "Email").lookup(), .url("Website", "Website"), photo,
    .longText("Description", "Description", 32000),
  ]

  private static func leadSale(_ org: SandboxOrg) -> [SalesforceField] {
    let source = SalesforceField.choice("LeadSource", "Lead Source", leadSources)
    let statuses = [
      "Open - Not Contacted", "Working - Contacted", "Closed - Converted",
      "Closed - Not Converted",
    ]
    return [
      org == .bare ? source.restrictedToOptions() : source,
      .choice("Status", "Status", statuses).defaulted(.text(statuses[0])),
      .choice("Industry", "Industry", industries),
      .choice("Rating", "Rating", ratings),
      .money("AnnualRevenue", "Annual Revenue"),
      .whole("NumberOfEmployees", "Employees"),
      owner(["Group", "User"]),
    ]
  }

  private static let conversion: [SalesforceField] = [
    .flag("IsConverted", "Converted").with { $0.access = .createOnly },
    .day("ConvertedDate", "Converted Date").readOnly(),
    .reference(
      "ConvertedAccountId",
      "Converted Account ID",
      to: ["Account"],
      as: "ConvertedAccount"
    ).readOnly(),
    .reference(
      "ConvertedContactId",
      "Converted Contact ID",
      to: ["Contact"],
      as: "ConvertedContact"
    ).readOnly(),
    .reference(
      "ConvertedOpportunityId",
      "Converted Opportunity ID",
      to: ["Opportunity"],
      as: "ConvertedOpportunity"
    ).readOnly(),
    .flag("IsUnreadByOwner", "Unread By Owner", usually: true),
  ]

  private static let leadData: [SalesforceField] = [
    .text("Jigsaw", "Data.com Key", 20),
    .text("JigsawContactId", "Jigsaw Contact ID", 20).readOnly(),
    .choice("CleanStatus", "Clean Status", cleanStatuses).restrictedToOptions(),
    .text("CompanyDunsNumber", "Company D-U-N-S Number", 9),
    .text("EmailBouncedReason", "Email Bounced Reason", 255).with { $0.access = .updateOnly },
    .time("EmailBouncedDate", "Email Bounced Date").with { $0.access = .updateOnly },
    .reference("IndividualId", "Individual ID", to: ["Individual"], as: "Individual"),
  ]

  private static func leadCustom(_ org: SandboxOrg) -> [SalesforceField] {
    let key = SalesforceField.text("HubSpot_Id__c", "HubSpot Id", 40).externalKey()
    let account = SalesforceField.reference(
      "Account__c",
      "Account",
      to: ["Account"],
      as: "Account__r"
    )
    return org == .bare ? [key] : [key, account]
  }
}
