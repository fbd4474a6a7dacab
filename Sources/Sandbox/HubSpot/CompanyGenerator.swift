import Records

/// Makes the companies of the portal, each from its number alone.
struct CompanyGenerator: Sendable {
  let seed: UInt64
  let size: Int

  private static let first = 7001
  private static let step = 50
  private static let start: Int64 = 1_673_000_000_000

  init(seed: UInt64, contacts: Int) {
    self.seed = seed
    size = Company.count(contacts: contacts)
  }

  func id(at index: Int) -> Int { Self.first + index * Self.step }

  func index(from id: Int) -> Int {
    max(0, (id - Self.first + Self.step - 1) / Self.step)
  }

  func index(of id: Int) -> Int? {
    let index = (id - Self.first) / Self.step
    guard id >= Self.first, (id - Self.first) % Self.step == 0, index < size else { return nil }
    return index
  }

  /// When a company came; in the order of the positions.
  func created(at index: Int) -> Int64 { Self.start + Int64(index) * 9_000_000 }

  /// When a company last changed.
  func modified(at index: Int) -> Int64 {
    var random = numbers(index)
    return modified(index, &random)
  }

  private func numbers(_ index: Int) -> SeededRandom {
    SeededRandom(seed: seed, stream: 0xC1_0000_0000 &+ UInt64(index))
  }

  private func modified(_ index: Int, _ random: inout SeededRandom) -> Int64 {
    created(at: index) + Int64(random.below(90)) * 86_400_000
  }

  func record(at index: Int) -> HubSpotRecord {
    let company = Company(index, seed: seed)
    var random = numbers(index)
    let createdText = TimeText.zulu(Instant(milliseconds: created(at: index)))
    let updatedText = TimeText.zulu(Instant(milliseconds: modified(index, &random)))
    return HubSpotRecord(
      id: id(at: index),
      created: createdText,
      updated: updatedText,
      values: [
        "name": company.name, "domain": company.domain,
        "website": "https://www.\(company.domain)", "industry": company.industry,
        "numberofemployees": String(company.employees),
        "hs_object_id": String(id(at: index)), "createdate": createdText,
        "hs_lastmodifieddate": updatedText,
        "lifecyclestage": random.pick(HubSpotOptions.stages).0,
        "hubspot_owner_id": random.pick(["61001", "61002", "61003"]),
      ]
    )
  }
}
