extension Locality {
  private static let englishTitles = [
    "Marketing Manager", "VP Sales", "Head of Growth", "Account Executive", "Chief of Staff",
    "Demand Generation Lead", "Founder & CEO", "Customer Success Manager", "Buyer", "CTO",
  ]

  static let american = Locality(
    country: "United States",
    language: "en-us",
    timeZone: "us_slash_eastern",
    given: [
      Name("Ava"), Name("Noah"), Name("Mia"), Name("Liam"), Name("Zoe"), Name("Jo-Anne", "joanne"),
      Name("DeShawn", "deshawn"), Name("Maria"),
    ],
    family: [
      Name("Carter"), Name("O'Brien", "obrien"), Name("Nguyen"), Name("Garcia"), Name("McAllister"),
      Name("Lee"), Name("Washington"), Name("Smith-Jones", "smithjones"),
    ],
    places: [
      Place(city: "Cambridge", state: "MA", zip: "02139"),
      Place(city: "Austin", state: "TX", zip: "78701"),
      Place(city: "St. Paul", state: "Minnesota", zip: "55101-1234"),
    ],
    streets: ["Main St", "Oak Avenue", "5th Ave, Suite 210"],
    titles: englishTitles
  )

  static let british = Locality(
    country: "United Kingdom",
    language: "en-gb",
    timeZone: "europe_slash_london",
    given: [
      Name("Oliver"), Name("Amelia"), Name("Rhys"), Name("Siobhán", "siobhan"), Name("Imogen"),
    ],
    family: [
      Name("Ashworth"), Name("MacLeod", "macleod"), Name("Ó Súilleabháin", "osuilleabhain"),
      Name("Patel"), Name("Llewellyn"),
    ],
    places: [
      Place(city: "London", state: nil, zip: "EC1A 1BB"),
      Place(city: "Edinburgh", state: "Scotland", zip: "EH1 1YZ"),
    ],
    streets: ["High Street", "Mill Lane", "The Crescent"],
    titles: englishTitles
  )

  static let german = Locality(
    country: "Germany",
    language: "de",
    timeZone: "europe_slash_berlin",
    given: [
      Name("Jürgen", "juergen"), Name("Anna"), Name("Käthe", "kaethe"), Name("Lukas"),
      Name("Hans-Peter", "hanspeter"),
    ],
    family: [
      Name("Müller", "mueller"), Name("Groß", "gross"), Name("von der Heide", "vonderheide"),
      Name("Schröder", "schroeder"), Name("Weiß", "weiss"),
    ],
    places: [
      Place(city: "München", state: "Bayern", zip: "80331"),
      Place(city: "Köln", state: nil, zip: "50667"),
    ],
    streets: ["Bahnhofstraße", "Am Markt", "Königsallee"],
    titles: ["Geschäftsführerin", "Leiter Einkauf", "Vertriebsleiter", "Marketingreferentin"]
  )

  static let french = Locality(
    country: "France",
    language: "fr",
    timeZone: "europe_slash_paris",
    given: [
      Name("Éloïse", "eloise"), Name("François", "francois"), Name("Zoé", "zoe"),
      Name("Jean-Baptiste", "jeanbaptiste"), Name("Noémie", "noemie"),
    ],
    family: [
      Name("Lefèvre", "lefevre"), Name("D'Angelo", "dangelo"), Name("de La Tour", "delatour"),
      Name("Müller-Petit", "mullerpetit"), Name("Garçon", "garcon"),
    ],
    places: [
      Place(city: "Orléans", state: nil, zip: "45000"),
      Place(city: "Saint-Étienne", state: nil, zip: "42000"),
    ],
    streets: ["rue de l'Église", "avenue Victor-Hugo", "place du Marché"],
    titles: ["Directrice marketing", "Chargé d'affaires", "Responsable des ventes"]
  )

  static let iberian = Locality(
    country: "Spain",
    language: "es",
    timeZone: "europe_slash_madrid",
    given: [
      Name("Íñigo", "inigo"), Name("María José", "mariajose"), Name("João", "joao"),
      Name("Lucía", "lucia"),
    ],
    family: [
      Name("Núñez", "nunez"), Name("García Márquez", "garciamarquez"),
      Name("Gonçalves", "goncalves"),
      Name("Ibáñez", "ibanez"),
    ],
    places: [
      Place(city: "A Coruña", state: "Galicia", zip: "15001"),
      Place(city: "Málaga", state: "Andalucía", zip: "29001"),
    ],
    streets: ["Calle Mayor", "Rúa do Vilar", "Avenida de la Constitución"],
    titles: ["Directora comercial", "Jefe de compras", "Gerente"]
  )

  static let nordic = Locality(
    country: "Norway",
    language: "no",
    timeZone: "europe_slash_oslo",
    given: [
      Name("Ida"), Name("Søren", "soeren"), Name("Åsa", "asa"), Name("Björk", "bjork"),
      Name("Håkon", "haakon"),
    ],
    family: [
      Name("Lund"), Name("Ødegård", "oedegaard"), Name("Jónsdóttir", "jonsdottir"),
      Name("Sjöström", "sjostrom"), Name("Bjørnson", "bjornson"),
    ],
    places: [
      Place(city: "Tromsø", state: nil, zip: "9008"),
      Place(city: "Malmö", state: nil, zip: "211 18"),
    ],
    streets: ["Storgata", "Kirkegata", "Ångströmsgatan"],
    titles: ["Markedssjef", "Daglig leder", "Innkjøpsansvarlig"]
  )

  static let dutch = Locality(
    country: "Netherlands",
    language: "nl",
    timeZone: "europe_slash_amsterdam",
    given: [Name("Femke"), Name("Daan"), Name("Zoë", "zoe"), Name("Joost")],
    family: [
      Name("van den Berg", "vandenberg"), Name("'t Hart", "thart"), Name("de Vries", "devries"),
      Name("IJsselstein", "ijsselstein"),
    ],
    places: [
      Place(city: "'s-Hertogenbosch", state: "Noord-Brabant", zip: "5211 AA"),
      Place(city: "Utrecht", state: nil, zip: "3511 LH"),
    ],
    streets: ["Kerkstraat", "Oudegracht"],
    titles: ["Inkoper", "Hoofd marketing", "Directeur"]
  )
}
