/// What a request asks of the portal; classic and dated paths mean the same.
enum HubSpotCall: Sendable {
  case list(HubSpotObject)
  case read(HubSpotObject, id: String)
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
      self = Self.crm(family, tail, isGet: isGet)
      return
    default: break
    }
    self = .unknownPath
  }

  var operation: SandboxOperation? {
    switch self {
    case .list(let object): object.listOperation
    case .read(let object, _): object.readOperation
    case .properties: .hubSpotPropertiesList
    case .accountInfo: .hubSpotAccountInfo
    case .unknownObject, .wrongMethod, .unknownPath: nil
    }
  }

  private static func crm(_ family: String, _ tail: ArraySlice<String>, isGet: Bool) -> HubSpotCall
  {
    guard let name = tail.first else { return .unknownPath }
    guard let object = HubSpotObject(path: name) else { return .unknownObject(name) }
    switch (family, tail.count) {
    case ("objects", 1): return isGet ? .list(object) : .wrongMethod
    case ("objects", 2): return isGet ? .read(object, id: tail.last ?? "") : .wrongMethod
    case ("properties", 1): return isGet ? .properties(object) : .wrongMethod
    default: return .unknownPath
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
