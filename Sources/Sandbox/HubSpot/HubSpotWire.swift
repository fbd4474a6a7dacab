import Records

/// Records as bytes: written straight, since a page of them is the sandbox's hottest answer.
enum HubSpotWire {
  static func write(
    _ record: HubSpotRecord,
    _ object: HubSpotObject,
    _ selection: HubSpotSelection,
    into body: inout [UInt8]
  ) {
    body += Array(#"{"id":""#.utf8)
    body += Array(String(record.id).utf8)
    body += Array(#"","properties":{"#.utf8)
    for item in selection.items {
      body += item.prefix
      value(record.values[item.name], into: &body)
    }
    body += Array("},".utf8)
    member("createdAt", record.created, into: &body)
    body.append(UInt8(ascii: ","))
    member("updatedAt", record.updated, into: &body)
    body += Array(#","archived":false,"#.utf8)
    let link =
      "https://app.hubspot.com/contacts/\(HubSpotPortal.portalID)"
      + "/record/\(object.typeID)/\(record.id)"
    member("url", link, into: &body)
    body.append(UInt8(ascii: "}"))
  }

  static func writePaging(after: String, request: SandboxRequest, into body: inout [UInt8]) {
    var items = request.query.filter { $0.name != "after" }
    items.append(SandboxRequest.QueryItem(name: "after", value: after))
    let query = items.map { "\($0.name)=\(PercentCoding.encoded($0.value))" }
      .joined(separator: "&")
    body += Array(#","paging":{"next":{"#.utf8)
    member("after", after, into: &body)
    body.append(UInt8(ascii: ","))
    member("link", "\(request.base)\(request.rawPath)?\(query)", into: &body)
    body += Array("}}".utf8)
  }

  private static func member(_ name: String, _ text: String, into body: inout [UInt8]) {
    JSONText.write(name, into: &body)
    body.append(UInt8(ascii: ":"))
    JSONText.write(text, into: &body)
  }

  private static func value(_ text: String?, into body: inout [UInt8]) {
    if let text {
      JSONText.write(text, into: &body)
    } else {
      body += Array("null".utf8)
    }
  }
}
