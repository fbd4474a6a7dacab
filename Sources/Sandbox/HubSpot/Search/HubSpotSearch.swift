import Records

/// What a search asks for: any of its groups, in each of them all of its filters.
struct HubSpotSearch: Sendable {
  struct Sort: Sendable {
    let property: HubSpotProperty
    let origin: HubSpotFilter.Origin
    let descending: Bool
  }

  /// Why a search is refused.
  struct Fault: Error, Hashable, Sendable {
    let message: String

    init(_ message: String) { self.message = message }
  }

  static let groupsMax = 5
  static let groupFiltersMax = 6
  static let filtersMax = 18
  /// How far a search reaches into its results.
  static let rowsMax = 10_000
  private static let usualLimit = 10
  private static let keys = ["filterGroups", "sorts", "properties", "limit", "after"]

  /// Without any, every record is found.
  let groups: [[HubSpotFilter]]
  let sort: Sort?
  let properties: [String]
  let limit: Int
  /// How many results have been read before.
  let after: Int

  init(_ body: JSON, of object: HubSpotObject, pageMax: Int) throws(Fault) {
    guard let members = body.object else { throw Fault("The body of a search is an object") }
    if let other = members.names.first(where: { !Self.keys.contains($0) }) {
      throw Fault("The sandbox does not understand \"\(other)\" in a search")
    }
    groups = try Self.groups(body["filterGroups"], object)
    sort = try Self.sort(body["sorts"], object)
    properties = (body["properties"]?.array ?? []).compactMap(\.string)
    let limit = body["limit"].map { $0.int ?? -1 } ?? Self.usualLimit
    guard limit > 0 else { throw Fault("limit must be a positive integer") }
    guard limit <= pageMax else { throw Fault("limit must be less than or equal to \(pageMax)") }
    self.limit = limit
    after = try Self.after(body["after"])
  }

  private static func after(_ json: JSON?) throws(Fault) -> Int {
    guard let json, !json.isNull, json != "" else { return 0 }
    guard let after = json.int ?? json.string.flatMap({ Int($0) }), after >= 0 else {
      throw Fault("after is not a cursor of this endpoint")
    }
    guard after < rowsMax else {
      throw Fault("A search reaches \(rowsMax) results: after must be less than \(rowsMax)")
    }
    return after
  }

  private static func groups(
    _ json: JSON?,
    _ object: HubSpotObject
  ) throws(Fault) -> [[HubSpotFilter]] {
    guard let json, !json.isNull else { return [] }
    guard let items = json.array else { throw Fault("filterGroups must be a list") }
    guard items.count <= groupsMax else {
      throw Fault("too many filterGroups: \(items.count), the maximum is \(groupsMax)")
    }
    var groups: [[HubSpotFilter]] = []
    for item in items {
      guard let list = item["filters"]?.array, !list.isEmpty else {
        throw Fault("each of the filterGroups needs filters")
      }
      guard list.count <= groupFiltersMax else {
        throw Fault("too many filters in a group: \(list.count), the maximum is \(groupFiltersMax)")
      }
      var filters: [HubSpotFilter] = []
      for filter in list { filters.append(try HubSpotFilter(filter, of: object)) }
      // What needs no record made comes first.
      groups.append(filters.sorted { $0.origin < $1.origin })
    }
    let count = groups.reduce(0) { $0 + $1.count }
    guard count <= filtersMax else {
      throw Fault("too many filters: \(count), the maximum is \(filtersMax)")
    }
    return groups
  }

  private static func sort(_ json: JSON?, _ object: HubSpotObject) throws(Fault) -> Sort? {
    guard let json, !json.isNull else { return nil }
    guard let items = json.array else { throw Fault("sorts must be a list") }
    guard items.count <= 1 else { throw Fault("too many sorts: only one is allowed") }
    guard let item = items.first else { return nil }
    guard let name = item["propertyName"]?.string else {
      throw Fault("a sort needs a propertyName")
    }
    let property = try HubSpotFilter.property(name, of: object)
    let descending: Bool
    switch item["direction"] {
    case nil, .null?, "ASCENDING"?: descending = false
    case "DESCENDING"?: descending = true
    default: throw Fault("the direction of a sort is ASCENDING or DESCENDING")
    }
    return Sort(
      property: property,
      origin: HubSpotFilter.Origin(name, of: object),
      descending: descending
    )
  }
}
