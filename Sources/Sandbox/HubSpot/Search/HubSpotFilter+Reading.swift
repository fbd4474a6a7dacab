import Records

extension HubSpotFilter.Origin {
  init(_ property: String, of object: HubSpotObject) {
    switch property {
    case "hs_object_id": self = .id
    case "createdate": self = .created
    case object.modifiedProperty: self = .modified
    default: self = .record
    }
  }
}

extension HubSpotFilter {
  /// Reads `{"propertyName": …, "operator": …, "value" or "values": …}`.
  init(_ json: JSON, of object: HubSpotObject) throws(HubSpotSearch.Fault) {
    guard let name = json["propertyName"]?.string else {
      throw HubSpotSearch.Fault("a filter needs a propertyName")
    }
    property = try Self.property(name, of: object)
    origin = Origin(name, of: object)
    let word = json["operator"]?.string ?? ""
    guard let comparison = Comparison(rawValue: word) else {
      let words = Comparison.allCases.map(\.rawValue).joined(separator: ", ")
      throw HubSpotSearch.Fault("\"\(word)\" is no operator: use one of \(words)")
    }
    self.comparison = comparison
    operands = try Self.operands(json, property, comparison)
  }

  static func property(
    _ name: String,
    of object: HubSpotObject
  ) throws(HubSpotSearch.Fault) -> HubSpotProperty {
    guard let property = object.properties.first(where: { $0.name == name }) else {
      throw HubSpotSearch.Fault("Property \"\(name)\" does not exist")
    }
    return property
  }

  private static func operands(
    _ json: JSON,
    _ property: HubSpotProperty,
    _ comparison: Comparison
  ) throws(HubSpotSearch.Fault) -> Operands {
    switch comparison {
    case .present, .absent: return .none
    case .token, .noToken: return .tokens(TokenPattern(try text(json["value"], "value", property)))
    case .isIn, .notIn:
      guard let items = json["values"]?.array, !items.isEmpty else {
        throw HubSpotSearch.Fault("the filter on \"\(property.name)\" needs values")
      }
      var texts: [String] = []
      for item in items { texts.append(try text(item, "values", property)) }
      // As they stand: a list is not folded for anybody.
      return property.isSized ? .numbers(try sizes(texts, property)) : .texts(texts)
    case .equal, .unequal, .less, .atMost, .greater, .atLeast, .between:
      var texts = [try text(json["value"], "value", property)]
      if comparison == .between { texts.append(try text(json["highValue"], "highValue", property)) }
      guard !property.isSized else { return .numbers(try sizes(texts, property)) }
      return .texts(property.isCaseSensitive ? texts : texts.map { $0.lowercased() })
    }
  }

  private static func text(
    _ json: JSON?,
    _ key: String,
    _ property: HubSpotProperty
  ) throws(HubSpotSearch.Fault) -> String {
    switch json {
    case .string(let text)?: return text
    case .number(let text)?: return text
    case .bool(let flag)?: return flag ? "true" : "false"
    case nil, .null?, .array?, .object?:
      throw HubSpotSearch.Fault("the filter on \"\(property.name)\" needs \(key)")
    }
  }

  private static func sizes(
    _ texts: [String],
    _ property: HubSpotProperty
  ) throws(HubSpotSearch.Fault) -> [Double] {
    var sizes: [Double] = []
    for text in texts {
      guard let size = property.size(of: text), !size.isNaN else {
        let kind = property.isTime ? "time" : "number"
        throw HubSpotSearch.Fault("\"\(text)\" is no \(kind), as \"\(property.name)\" wants")
      }
      sizes.append(size)
    }
    return sizes
  }
}
