/// The properties an answer carries, each with its name as it is written.
struct HubSpotSelection: Sendable {
  struct Item: Sendable {
    let name: String
    /// `"email":`, with a comma in front of all but the first.
    let prefix: [UInt8]
  }

  let items: [Item]

  init(_ names: [String]) {
    items = names.enumerated().map { position, name in
      var prefix: [UInt8] = position > 0 ? [UInt8(ascii: ",")] : []
      JSONText.write(name, into: &prefix)
      return Item(name: name, prefix: prefix + [UInt8(ascii: ":")])
    }
  }
}
