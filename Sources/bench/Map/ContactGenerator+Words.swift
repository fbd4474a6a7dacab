extension ContactGenerator {
  /// The names of all properties.
  static let properties = [
    "email", "firstname", "lastname", "full_name", "phone", "mobilephone", "website", "salutation",
    "twitterhandle", "company", "jobtitle", "address", "city", "state", "zip", "country",
    "industry", "numemployees", "annualrevenue", "lifecyclestage", "hs_lead_status",
    "hs_analytics_source", "hs_analytics_source_data_1", "createdate", "hs_email_optout",
    "hubspotscore", "message", "hubspot_owner_id", "utm_campaign", "lastmodifieddate",
    "hs_object_id",
  ]
  static let firstNames = [
    "Anna", "Chen", "Emma", "Fatima", "Grace", "Ines", "Ivan", "José", "Jürgen", "Liam", "Łukasz",
    "Maria", "Noël", "Olu", "Omar", "Priya", "Søren", "Thiago", "Yuki", "Zoë",
  ]
  static let middleNames = ["", "", "", "", "", "J.", "K.", "Maria", "de la", "van"]
  static let lastNames = [
    "Andersson", "Çelik", "Dubois", "García", "Haddad", "Ivanov", "Jones", "Kowalski", "Müller",
    "Nguyen", "Nowak", "O'Brien", "Okafor", "Peters", "Rossi", "Silva", "Smith", "Tanaka",
  ]
  static let companies = [
    "Alpenblick AG", "Bright \"North\" Ltd", "Café Société", "Fjord Works", "Harbour & Sons",
    "Ibis Import/Export", "Kestrel, Inc.", "Lumen GmbH", "Meridian Test Group", "Ünlü Holding A.Ş.",
  ]
  static let titles = [
    "Analyst", "CEO", "CTO", "Demand Generation Manager", "Directrice des opérations",
    "Growth Lead", "Head of Marketing", "Marketing Operations Specialist", "Owner", "VP Sales",
  ]
  static let cities = [
    "Austin", "Berlin", "Kraków", "Lagos", "London", "Malmö", "New York", "Paris", "São Paulo",
    "Tokyo", "Toronto", "Zürich",
  ]
  static let countries = [
    "Brazil", "Canada", "France", "Germany", "Japan", "Nigeria", "Poland", "Sweden",
    "United Kingdom", "United States", "United States", "United States",
  ]
  static let sources = [
    "AI_REFERRALS", "DIRECT_TRAFFIC", "EMAIL_MARKETING", "OFFLINE", "ORGANIC_SEARCH",
    "OTHER_CAMPAIGNS", "PAID_SEARCH", "PAID_SOCIAL", "REFERRALS", "SOCIAL_MEDIA",
  ]
  static let stages = [
    "customer", "evangelist", "lead", "marketingqualifiedlead", "opportunity", "other",
    "salesqualifiedlead", "subscriber",
  ]
  static let industries = [
    "AUTOMOTIVE", "BANKING", "COMPUTER_SOFTWARE", "HIGHER_EDUCATION", "HOSPITAL_HEALTH_CARE",
    "MARKETING_AND_ADVERTISING", "RETAIL", "TELECOMMUNICATIONS",
  ]
  static let campaigns = [
    "brand|search|emea", "retargeting_q4", "spring_launch", "webinar-ops-101",
  ]
  static let words = [
    "about", "after", "back", "because", "break", "call", "contract", "déjà", "demo", "die",
    "fünfzig,", "Größe", "looking", "next", "niño,", "our", "platform", "please", "pricing",
    "soon;", "summer", "talk", "thanks", "the", "would",
  ]
}
