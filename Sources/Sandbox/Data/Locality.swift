/// Where invented people live: names, places and words of one part of the world.
struct Locality: Sendable {
  /// A name as written, and in the letters an address takes.
  struct Name: Sendable {
    let written: String
    let plain: String

    init(_ written: String, _ plain: String? = nil) {
      self.written = written
      self.plain = plain ?? written.lowercased()
    }
  }

  struct Place: Sendable {
    let city: String
    let state: String?
    let zip: String
  }

  let country: String
  let language: String
  let timeZone: String
  let given: [Name]
  let family: [Name]
  let places: [Place]
  let streets: [String]
  let titles: [String]
}
