/// What a request asks of the portal; classic and dated paths mean the same.
enum HubSpotCall: Sendable {
  case list(HubSpotObject)
  case read(HubSpotObject, id: String)
  case batchRead(HubSpotObject)
  case search(HubSpotObject)
  case updateContact(id: String)
  case properties(HubSpotObject)
  case accountInfo
  case unknownObject(String)
  case wrongMethod
  case unknownPath

  init(method: String, path: [String]) {
    let isGet = method == "GET"
    var rest = path[...]
    switch rest.popFirst() {
    case "account-info":
      guard rest.count == 2, Self.isVersion(rest.first), rest.last == "details" else { break }
      self = isGet ? .accountInfo : .wrongMethod
      return
    case "crm":
      guard let (family, tail) = Self.family(rest) else { break }
      self = Self.crm(family, tail, method)
      return
    default: break
    }
    self = .unknownPath
  }

  var operation: SandboxOperation? {
    switch self {
    case .list(let object): object.listOperation
    case .read(let object, _): object.readOperation
    case .batchRead(let object): object.batchReadOperation
    case .search(let object): object.searchOperation
    case .updateContact: .hubSpotContactsUpdate
    case .properties: .hubSpotPropertiesList
    case .accountInfo: .hubSpotAccountInfo
    case .unknownObject, .wrongMethod, .unknownPath: nil
    }
  }

  var isSearch: Bool { if case .search = self { true } else { false } }

  private static func crm(
    _ family: String,
    _ tail: ArraySlice<String>,
    _ method: String
  )
    -> HubSpotCall
  {
    let isGet = method == "GET"
    guard let name = tail.first else { return .unknownPath }
    guard let object = HubSpotObject(path: name) else { return .unknownObject(name) }
    switch (family, tail.count) {
    case ("objects", 1): return isGet ? .list(object) : .wrongMethod
    case ("objects", 2):
      return one(object, tail.last ?? "", method)
    case ("objects", 3) where Array(tail.dropFirst()) == ["batch", "read"]:
      return method == "POST" ? .batchRead(object) : .wrongMethod
    case ("properties", 1): return isGet ? .properties(object) : .wrongMethod
    default: return .unknownPath
    }
  }

  /// What stands behind the object is a record, or the word for a search.
  private static func one(_ object: HubSpotObject, _ name: String, _ method: String) -> HubSpotCall
  {
    switch (method, object) {
    case ("POST", _) where name == "search": .search(object)
    case ("GET", _): .read(object, id: name)
    case ("PATCH", .contacts): .updateContact(id: name)
    default: .wrongMethod
    }
  }

  /// `v3/objects/…` and `objects/2026-03/…` name the same family.
  private static func family(_ path: ArraySlice<String>) -> (String, ArraySlice<String>)? {
    guard path.count >= 2, let first = path.first, let second = path.dropFirst().first else {
      return nil
    }
    if first == "v3" { return (second, path.dropFirst(2)) }
    return isDate(second) ? (first, path.dropFirst(2)) : nil
  }

  private static func isVersion(_ text: String?) -> Bool {
    text.map { $0 == "v3" || isDate($0) } ?? false
  }

  /// `2026-03`: year and month.
  private static func isDate(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count == 2 && parts[0].count == 4 && parts[1].count == 2
      && parts.allSatisfy { Int($0) != nil }
  }
}
