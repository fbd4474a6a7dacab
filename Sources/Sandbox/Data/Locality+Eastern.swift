extension Locality {
  static let slavic = Locality(
    country: "Poland",
    language: "pl",
    timeZone: "europe_slash_warsaw",
    given: [
      Name("Łukasz", "lukasz"), Name("Zofia"), Name("Jiří", "jiri"), Name("Šárka", "sarka"),
    ],
    family: [
      Name("Wójcik", "wojcik"), Name("Dvořák", "dvorak"), Name("Kowalska"),
      Name("Žižková", "zizkova"),
    ],
    places: [
      Place(city: "Łódź", state: nil, zip: "90-001"),
      Place(city: "Plzeň", state: nil, zip: "301 00"),
    ],
    streets: ["ulica Piotrkowska", "Náměstí Republiky"],
    titles: ["Kierownik sprzedaży", "Nákupčí", "Dyrektor"]
  )

  static let cyrillic = Locality(
    country: "Ukraine",
    language: "uk",
    timeZone: "europe_slash_kiev",
    given: [
      Name("Олена", "olena"), Name("Тарас", "taras"), Name("Ирина", "irina"),
      Name("Георги", "georgi"),
    ],
    family: [
      Name("Шевченко", "shevchenko"), Name("Петренко", "petrenko"), Name("Иванова", "ivanova"),
      Name("Димитров", "dimitrov"),
    ],
    places: [
      Place(city: "Київ", state: nil, zip: "01001"), Place(city: "Львів", state: nil, zip: "79000"),
    ],
    streets: ["вулиця Хрещатик", "площа Ринок"],
    titles: ["Директор з маркетингу", "Менеджер із закупівель"]
  )

  static let greekTurkish = Locality(
    country: "Greece",
    language: "el",
    timeZone: "europe_slash_athens",
    given: [
      Name("Ελένη", "eleni"), Name("Γιώργος", "giorgos"), Name("İpek", "ipek"),
      Name("Çağlar", "caglar"),
    ],
    family: [
      Name("Παπαδοπούλου", "papadopoulou"), Name("Νικολάου", "nikolaou"), Name("Yıldız", "yildiz"),
      Name("Öztürk", "ozturk"),
    ],
    places: [
      Place(city: "Θεσσαλονίκη", state: nil, zip: "546 22"),
      Place(city: "İzmir", state: nil, zip: "35000"),
    ],
    streets: ["Λεωφόρος Νίκης", "Atatürk Caddesi"],
    titles: ["Διευθύντρια πωλήσεων", "Satın alma müdürü"]
  )

  static let semitic = Locality(
    country: "Egypt",
    language: "ar-eg",
    timeZone: "africa_slash_cairo",
    given: [
      Name("ليلى", "layla"), Name("يوسف", "youssef"), Name("נועה", "noa"), Name("فاطمة", "fatima"),
    ],
    family: [
      Name("المصري", "elmasry"), Name("عبد الله", "abdallah"), Name("כהן", "cohen"),
      Name("حداد", "haddad"),
    ],
    places: [
      Place(city: "القاهرة", state: nil, zip: "11511"),
      Place(city: "Haifa", state: nil, zip: "3109601"),
    ],
    streets: ["شارع التحرير", "Nile Corniche"],
    titles: ["مديرة التسويق", "Sales Director"]
  )

  static let indian = Locality(
    country: "India",
    language: "hi",
    timeZone: "asia_slash_calcutta",
    given: [Name("अनन्या", "ananya"), Name("Rohit"), Name("Lakshmi"), Name("Arjun")],
    family: [
      Name("शर्मा", "sharma"), Name("Subramanian"), Name("Iyer"), Name("Krishnamurthy"),
    ],
    places: [
      Place(city: "Bengaluru", state: "Karnataka", zip: "560001"),
      Place(city: "मुंबई", state: "Maharashtra", zip: "400001"),
    ],
    streets: ["M.G. Road", "Marine Drive"],
    titles: ["Regional Manager", "Deputy General Manager (Purchase)"]
  )

  static let eastAsian = Locality(
    country: "Japan",
    language: "ja",
    timeZone: "asia_slash_tokyo",
    given: [
      Name("さくら", "sakura"), Name("健太", "kenta"), Name("小明", "xiaoming"), Name("민준", "minjun"),
    ],
    family: [Name("田中", "tanaka"), Name("𠮷田", "yoshida"), Name("王", "wang"), Name("김", "kim")],
    places: [
      Place(city: "横浜市", state: "神奈川県", zip: "220-0011"),
      Place(city: "서울", state: nil, zip: "04524"),
    ],
    streets: ["みなとみらい2-2-1", "세종대로"],
    titles: ["営業部長", "マーケティング担当", "구매팀장"]
  )

  static let southEastAsian = Locality(
    country: "Vietnam",
    language: "vi",
    timeZone: "asia_slash_ho_chi_minh",
    given: [
      Name("Thị Hương", "huong"), Name("Minh Đức", "minhduc"), Name("สมชาย", "somchai"),
      Name("Putu"),
    ],
    family: [
      Name("Nguyễn", "nguyen"), Name("Trần", "tran"), Name("ใจดี", "jaidee"), Name("Đặng", "dang"),
    ],
    places: [
      Place(city: "Thành phố Hồ Chí Minh", state: nil, zip: "700000"),
      Place(city: "เชียงใหม่", state: nil, zip: "50000"),
    ],
    streets: ["Đường Lê Lợi", "ถนนนิมมานเหมินท์"],
    titles: ["Trưởng phòng kinh doanh", "Operations Lead"]
  )

  /// Weighted by repetition: many people of few places, few of many.
  static let all: [Locality] = [
    american, american, american, american, british, british, german, german, french, french,
    iberian, nordic, dutch, slavic, cyrillic, greekTurkish, semitic, indian, eastAsian,
    southEastAsian,
  ]
}
