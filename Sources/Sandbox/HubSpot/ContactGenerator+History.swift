import Records

/// Where a contact came from, and what has happened since.
extension ContactGenerator {
  func addOrigin(
    _ created: Int64,
    _ company: Company,
    to values: inout [String: String],
    _ random: inout SeededRandom
  ) {
    // Blank for about 15 of 100: mostly never set, at times cleared.
    switch random.below(100) {
    case 0..<12: break
    case 12..<15: values["hs_analytics_source"] = ""
    default:
      let source = random.pick(HubSpotOptions.sources).0
      values["hs_analytics_source"] = source
      values["hs_latest_source"] =
        random.percent(70) ? source : random.pick(HubSpotOptions.sources).0
      values["hs_analytics_source_data_1"] = Self.drillDown(source)
      if random.percent(40) {
        values["hs_analytics_source_data_2"] = random.pick([
          "spring-offer", "12345", company.domain,
        ])
      }
    }
    if random.percent(70) {
      values["hs_analytics_first_url"] = "https://www.example.com/\(random.pick(Self.pages))"
      values["hs_analytics_first_timestamp"] = TimeText.zulu(
        Instant(milliseconds: created - Int64(random.below(864_000_000)))
      )
    }
    values["hs_analytics_num_page_views"] = String(random.below(60))
    values["hs_analytics_num_visits"] = String(random.below(12))
    if random.percent(6) { values["message"] = random.pick(Self.messages) }
  }

  func addHistory(
    _ created: Int64,
    to values: inout [String: String],
    _ random: inout SeededRandom
  ) {
    let stage = random.pick(HubSpotOptions.stages).0
    values["lifecyclestage"] = stage
    if stage != "subscriber" {
      // The service sends this one as milliseconds, not as text.
      values["hs_lifecyclestage_lead_date"] = String(created + Int64(random.below(86_400_000)))
    }
    if random.percent(50) { values["hs_lead_status"] = random.pick(HubSpotOptions.leadStatuses).0 }
    if random.percent(65) { values["hubspot_owner_id"] = random.pick(["61001", "61002", "61003"]) }
    values["hubspotscore"] = String(random.below(100))
    values["num_associated_deals"] = random.percent(20) ? String(1 + random.below(4)) : nil
    if stage == "customer" {
      values["total_revenue"] = "\(100 + random.below(90_000)).\(10 + random.below(89))"
      values["closedate"] = TimeText.zulu(
        Instant(milliseconds: created + Int64(random.below(90)) * 86_400_000)
      )
    }
    if random.percent(35) {
      values["num_notes"] = String(1 + random.below(30))
      values["notes_last_contacted"] = TimeText.zulu(
        Instant(milliseconds: created + Int64(random.below(60)) * 86_400_000)
      )
    }
    if random.percent(30) { values["hs_email_optout"] = random.percent(20) ? "true" : "false" }
    if random.percent(15) {
      values["newsletter_topics"] = random.pick(["product", "product;events", "jobs;events"])
    }
  }

  private static let pages = ["", "pricing", "blog/first-steps?utm_source=news", "contact-us"]

  private static let messages = [
    "Please call me back.", "Line one,\nline two.\n\tAnd a tab.", "C'est possible? 😀",
    "\"Quoted\" and \\ backslashed", "Ελληνικά και English mixed",
  ]

  private static func drillDown(_ source: String) -> String {
    switch source {
    case "ORGANIC_SEARCH": "GOOGLE"
    case "SOCIAL_MEDIA", "PAID_SOCIAL": "LinkedIn"
    case "OFFLINE": "IMPORT"
    case "EMAIL_MARKETING": "Spring newsletter"
    case "AI_REFERRALS": "assistant.example"
    default: "example.com"
    }
  }
}
