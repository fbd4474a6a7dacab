/// An invented employer, the same for the portal's contacts and the org's accounts.
struct Company: Sendable {
  let index: Int
  let name: String
  /// The host of its site: `nordlicht-0.example`.
  let domain: String
  let industry: String
  let employees: Int

  /// How many employers a portal of that many contacts has.
  static func count(contacts: Int) -> Int { min(max(contacts / 5, 12), 2_000) }

  /// The employer of that number.
  init(_ index: Int, seed: UInt64) {
    var random = SeededRandom(seed: seed, stream: 0xC0_0000_0000 &+ UInt64(index))
    let stem = Self.stems[index % Self.stems.count]
    let trade = Self.trades[(index / Self.stems.count) % Self.trades.count]
    let form = random.pick(stem.forms)
    self.index = index
    name = stem.written + (trade.isEmpty ? "" : " " + trade) + form
    let tail = trade.lowercased().filter { $0.isASCII && $0.isLetter }
    domain = "\(stem.plain)\(tail.isEmpty ? "" : "-" + tail).example"
    industry = random.pick(Self.industries)
    employees = 1 + random.below(20) * random.below(60)
  }

  private struct Stem: Sendable {
    let written: String
    let plain: String
    let forms: [String]
  }

  private static let english = [" Inc.", ", Inc.", " LLC", " Ltd", " Group", ""]
  private static let german = [" GmbH", " AG", " GmbH & Co. KG"]
  private static let french = [" SA", " SARL", " & Fils"]
  private static let nordic = [" AS", " AB", " & Sønner"]

  private static let stems: [Stem] = [
    Stem(written: "Nordlicht", plain: "nordlicht", forms: german),
    Stem(written: "Fjord & Sons", plain: "fjord-sons", forms: [""]),
    Stem(written: "Kilo", plain: "kilo", forms: german),
    Stem(written: "Blue Harbor", plain: "blueharbor", forms: english),
    Stem(written: "Maison Lumière", plain: "maison-lumiere", forms: french),
    Stem(written: "Łąka", plain: "laka", forms: [" Sp. z o.o.", " S.A."]),
    Stem(written: "O'Hara", plain: "ohara", forms: english),
    Stem(written: "株式会社みなと", plain: "minato", forms: [""]),
    Stem(written: "Redwood", plain: "redwood", forms: english),
    Stem(written: "Müller & Söhne", plain: "mueller-soehne", forms: german),
    Stem(written: "Quick \"Print\"", plain: "quickprint", forms: english),
    Stem(written: "Ørsted Vind", plain: "orstedvind", forms: nordic),
    Stem(written: "Casa Niña", plain: "casanina", forms: [" S.L.", " SA"]),
    Stem(written: "Παρθενών", plain: "parthenon", forms: [" Α.Ε."]),
    Stem(written: "Три Кити", plain: "trykyty", forms: [" ТОВ"]),
    Stem(written: "Summit\u{2019}s Edge", plain: "summitsedge", forms: english),
    Stem(written: "Van Dijk", plain: "vandijk", forms: [" B.V.", " N.V."]),
    Stem(written: "1stStep", plain: "1ststep", forms: english),
    Stem(written: "Al Noor", plain: "alnoor", forms: [" Trading", " LLC"]),
    Stem(written: "Bengal Tea", plain: "bengaltea", forms: [" Pvt. Ltd."]),
    Stem(written: "Copper & Pine", plain: "copperpine", forms: english),
    Stem(written: "Saigon Sáng", plain: "saigonsang", forms: [" Co., Ltd."]),
    Stem(written: "Atlas", plain: "atlas", forms: english),
    Stem(written: "e-Motion", plain: "e-motion", forms: german),
    Stem(written: "Hjälmaren", plain: "hjalmaren", forms: nordic),
  ]

  private static let trades = [
    "", "Logistics", "Software", "Foods", "Energy", "Consulting", "Media", "Health", "Robotics",
    "Textiles", "Partners", "Analytics", "Outdoor", "Mobility", "Insurance", "Studios", "Labs",
    "Retail", "Travel", "Metals", "Education", "Security", "Paper", "Marine", "Optics", "Ceramics",
    "Events", "Finance", "Farms", "Tools", "Toys", "Water", "Wood", "Glass", "Print", "Music",
    "Sports", "Pharma", "Chemicals", "Telecom", "Cloud", "Data", "Design", "Games", "Hotels",
    "Motors", "Pets", "Power", "Rail", "Research", "Shoes", "Solar", "Steel", "Trade", "Transport",
    "Trust", "Ventures", "Wines", "Works", "Yachts", "Brewing", "Bikes", "Books", "Cables",
    "Coffee", "Concrete", "Dental", "Drones", "Fabrics", "Films", "Fitness", "Flowers", "Freight",
    "Furniture", "Gardens", "Heating", "Imaging", "Interiors", "Jewels", "Leather",
  ]

  static let industries = [
    "COMPUTER_SOFTWARE", "LOGISTICS_AND_SUPPLY_CHAIN", "FOOD_PRODUCTION", "RETAIL",
    "RENEWABLES_ENVIRONMENT", "MANAGEMENT_CONSULTING", "HOSPITAL_HEALTH_CARE", "MACHINERY",
  ]
}
