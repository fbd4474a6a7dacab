extension HubSpotProperty {
  /// The company properties of the portal, by name.
  static let companies: [HubSpotProperty] = [
    .text("name", "Company name", "The name of the company.", in: companyGroup, order: 0),
    .text(
      "domain",
      "Company Domain Name",
      "The host of the company's site.",
      in: companyGroup,
      order: 1
    ),
    .text("website", "Website URL", "The company's site.", in: companyGroup),
    .choice(
      "industry",
      "Industry",
      "What the company does.",
      in: companyGroup,
      HubSpotOptions.industries
    ),
    .number(
      "numberofemployees",
      "Number of Employees",
      "How many work there.",
      in: companyGroup,
      .writable
    ),
    .number(
      "annualrevenue",
      "Annual Revenue",
      "The revenue in a year.",
      in: companyGroup,
      .writable
    ),
    .number(
      "hs_object_id",
      "Record ID",
      "The number of this record.",
      in: companyGroup,
      .calculated
    ),
    .time("createdate", "Create Date", "When the company entered the portal.", in: companyGroup),
    .time(
      "hs_lastmodifieddate",
      "Last Modified Date",
      "When any property last changed.",
      in: companyGroup
    ),
    .choice(
      "lifecyclestage",
      "Lifecycle Stage",
      "How far the company is from buying.",
      in: companyGroup,
      fieldType: "radio",
      HubSpotOptions.stages
    ),
    .choice(
      "hubspot_owner_id",
      "Company owner",
      "Who looks after the company.",
      in: companyGroup,
      []
    ),
  ].sorted { $0.name < $1.name }
}
