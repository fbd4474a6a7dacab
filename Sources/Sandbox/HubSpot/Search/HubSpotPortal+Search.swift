import RateLimits
import Records

/// `POST …/search`.
extension HubSpotPortal {
  func search(
    _ object: HubSpotObject,
    _ request: SandboxRequest,
    at now: Instant,
    _ correlation: String
  ) -> SandboxAnswer {
    let endpoint = object.searchOperation.rawValue
    let length = String(decoding: request.body, as: UTF8.self).unicodeScalars.count
    if let max = registry.sizeMax(.bodyBytes, endpoint: endpoint), length > max {
      return HubSpotErrors.invalid(
        "The body of a search has at most \(max) characters, this one \(length)",
        correlation
      )
    }
    let body: JSON
    do throws(JSONFault) {
      body = try JSON(parsing: request.body)
    } catch {
      return HubSpotErrors.notJSON(error, correlation)
    }
    let query: HubSpotSearch
    do throws(HubSpotSearch.Fault) {
      let pageMax = registry.sizeMax(.records, endpoint: endpoint) ?? .max
      query = try HubSpotSearch(body, of: object, pageMax: pageMax)
    } catch {
      return HubSpotErrors.invalid(error.message, correlation)
    }
    return page(of: query, object, index: SearchIndex(self, object, at: now))
  }

  private func page(
    of query: HubSpotSearch,
    _ object: HubSpotObject,
    index: SearchIndex
  )
    -> SandboxAnswer
  {
    let found = index.sorted(index.matches(query.groups), by: query.sort)
    // Nobody reads on behind the last row a search reaches, but the count is true.
    let end = min(query.after + query.limit, found.count, HubSpotSearch.rowsMax)
    let selection = HubSpotSelection(names(object, query.properties))
    var body = Array(#"{"total":\#(found.count),"results":["#.utf8)
    for position in query.after..<max(query.after, end) {
      if position > query.after { body.append(UInt8(ascii: ",")) }
      HubSpotWire.write(index.record(found[position]), object, selection, into: &body)
    }
    body.append(UInt8(ascii: "]"))
    if end < found.count, end > query.after {
      body += Array(#","paging":{"next":{"after":"\#(end)"}}"#.utf8)
    }
    body.append(UInt8(ascii: "}"))
    return SandboxAnswer(status: 200, contentType: SandboxAnswer.jsonType, body: body)
  }
}
