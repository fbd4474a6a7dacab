/// The option lists of HubSpot's own properties: value and label.
enum HubSpotOptions {
  static let sources: [(String, String)] = [
    ("ORGANIC_SEARCH", "Organic Search"), ("PAID_SEARCH", "Paid Search"),
    ("EMAIL_MARKETING", "Email Marketing"), ("SOCIAL_MEDIA", "Organic Social"),
    ("REFERRALS", "Referrals"), ("OTHER_CAMPAIGNS", "Other Campaigns"),
    ("DIRECT_TRAFFIC", "Direct Traffic"), ("OFFLINE", "Offline Sources"),
    ("PAID_SOCIAL", "Paid Social"), ("AI_REFERRALS", "AI Referrals"),
  ]

  static let stages: [(String, String)] = [
    ("subscriber", "Subscriber"), ("lead", "Lead"),
    ("marketingqualifiedlead", "Marketing Qualified Lead"),
    ("salesqualifiedlead", "Sales Qualified Lead"), ("opportunity", "Opportunity"),
    ("customer", "Customer"), ("evangelist", "Evangelist"), ("other", "Other"),
  ]

  static let leadStatuses: [(String, String)] = [
    ("NEW", "New"), ("OPEN", "Open"), ("IN_PROGRESS", "In Progress"), ("OPEN_DEAL", "Open Deal"),
    ("UNQUALIFIED", "Unqualified"), ("ATTEMPTED_TO_CONTACT", "Attempted to Contact"),
    ("CONNECTED", "Connected"), ("BAD_TIMING", "Bad Timing"),
  ]

  static let employeeRanges: [(String, String)] = [
    ("1-5", "1-5"), ("5-25", "5-25"), ("25-50", "25-50"), ("50-100", "50-100"),
    ("100-500", "100-500"), ("500-1000", "500-1000"), ("1000+", "1000+"),
  ]

  static let buyingRoles: [(String, String)] = [
    ("BLOCKER", "Blocker"), ("BUDGET_HOLDER", "Budget Holder"), ("CHAMPION", "Champion"),
    ("DECISION_MAKER", "Decision Maker"), ("END_USER", "End User"),
    ("EXECUTIVE_SPONSOR", "Executive Sponsor"), ("INFLUENCER", "Influencer"),
    ("LEGAL_AND_COMPLIANCE", "Legal & Compliance"), ("OTHER", "Other"),
  ]

  static let legalBases: [(String, String)] = [
    ("Legitimate interest – prospect/lead", "Legitimate interest - prospect/lead"),
    ("Legitimate interest – existing customer", "Legitimate interest - existing customer"),
    ("Performance of a contract", "Performance of a contract"),
    ("Freely given consent from contact", "Freely given consent from contact"),
    ("Not applicable", "Not applicable"),
  ]

  static let languages: [(String, String)] = [
    ("ar", "Arabic"), ("ar-eg", "Arabic - Egypt"), ("cs", "Czech"), ("de", "German"),
    ("de-at", "German - Austria"), ("el", "Greek"), ("en", "English"),
    ("en-gb", "English - United Kingdom"), ("en-us", "English - United States"), ("es", "Spanish"),
    ("fr", "French"), ("hi", "Hindi"), ("ja", "Japanese"), ("ko", "Korean"), ("nl", "Dutch"),
    ("no", "Norwegian"), ("pl", "Polish"), ("sv", "Swedish"), ("tr", "Turkish"),
    ("uk", "Ukrainian"), ("vi", "Vietnamese"),
  ]

  static let zones: [(String, String)] = [
    ("us_slash_eastern", "UTC -05:00 US Eastern"), ("us_slash_pacific", "UTC -08:00 US Pacific"),
    ("europe_slash_london", "UTC +00:00 Europe London"),
    ("europe_slash_berlin", "UTC +01:00 Europe Berlin"),
    ("europe_slash_paris", "UTC +01:00 Europe Paris"),
    ("europe_slash_madrid", "UTC +01:00 Europe Madrid"),
    ("europe_slash_oslo", "UTC +01:00 Europe Oslo"),
    ("europe_slash_amsterdam", "UTC +01:00 Europe Amsterdam"),
    ("europe_slash_warsaw", "UTC +01:00 Europe Warsaw"),
    ("europe_slash_kiev", "UTC +02:00 Europe Kiev"),
    ("europe_slash_athens", "UTC +02:00 Europe Athens"),
    ("africa_slash_cairo", "UTC +02:00 Africa Cairo"),
    ("asia_slash_calcutta", "UTC +05:30 Asia Calcutta"),
    ("asia_slash_ho_chi_minh", "UTC +07:00 Asia Ho Chi Minh"),
    ("asia_slash_tokyo", "UTC +09:00 Asia Tokyo"),
  ]

  static let industries: [(String, String)] = Company.industries.map { value in
    let words = value.split(separator: "_").map { word in
      word.prefix(1) + word.dropFirst().lowercased()
    }
    return (value, words.joined(separator: " "))
  }
}
