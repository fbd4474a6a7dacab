import Diagnostics
import Records
import Yams

extension YAMLReader {
  mutating func workspace(_ root: Node?) -> WorkspaceConfiguration? {
    let members = members(
      of: root,
      named: "the file",
      known: ["crosswalk", "name", "model", "connections", "syncs", "secrets", "policy"],
      required: ["crosswalk", "name"]
    )
    if let version = members["crosswalk"], version.int != WorkspaceConfiguration.fileVersion {
      report(
        .CFG103,
        "\"crosswalk\" is not \(WorkspaceConfiguration.fileVersion), the version this program reads",
        at: version
      )
    }
    guard let name = text(members["name"], named: "\"name\"") else { return nil }
    var configuration = WorkspaceConfiguration(name: name)
    configuration.model = members["model"].flatMap { model($0) }
    for (name, node) in entries(of: members["connections"], named: "\"connections\"") {
      if let connection = connection(name, node) { configuration.connections.append(connection) }
    }
    for (name, node) in entries(of: members["syncs"], named: "\"syncs\"") {
      if let sync = sync(name, node, in: configuration) { configuration.syncs.append(sync) }
    }
    for (name, node) in entries(of: members["secrets"], named: "\"secrets\"") {
      configuration.secrets[name] = secret(node, named: "secrets.\(name)")
    }
    configuration.policy = policy(members["policy"])
    return configuration
  }

  private mutating func connection(_ name: String, _ node: Node) -> ConnectionSettings? {
    let credentials = ["token", "client_id", "client_secret"]
    let members = members(
      of: node,
      named: "connection \"\(name)\"",
      known: ["platform", "endpoint", "tier", "allow", "limits"] + credentials,
      required: ["platform"]
    )
    guard let platform = text(members["platform"], named: "\(name).platform") else { return nil }
    var settings = ConnectionSettings(
      name: name,
      platform: platform,
      endpoint: url(members["endpoint"], named: "\(name).endpoint"),
      tier: text(members["tier"], named: "\(name).tier"),
      allow: text(members["allow"], named: "\(name).allow").map(AllowedAddresses.init)
        ?? .publicHTTPS,
      limits: members["limits"].map { json($0) }
    )
    for credential in credentials {
      settings.credentials[credential] = secret(
        members[credential],
        named: "\(name).\(credential)"
      )
    }
    return settings
  }

  private mutating func sync(
    _ name: String,
    _ node: Node,
    in configuration: WorkspaceConfiguration
  ) -> SyncSettings? {
    let members = members(
      of: node,
      named: "sync \"\(name)\"",
      known: ["mapping", "from", "to", "every", "read"],
      required: ["mapping", "from", "to"]
    )
    guard let mapping = text(members["mapping"], named: "\(name).mapping"),
      let source = text(members["from"], named: "\(name).from"),
      let destination = text(members["to"], named: "\(name).to")
    else { return nil }
    let names = configuration.connections.map(\.name)
    for (key, end) in [("from", source), ("to", destination)] where !names.contains(end) {
      report(
        .CFG104,
        "sync \"\(name)\" goes \(key) \"\(end)\", which is no connection",
        at: members[key],
        hint: NearestNames.hint(for: end, in: names)
          ?? "The connections are \(names.joined(separator: ", "))."
      )
    }
    var settings = SyncSettings(
      name: name,
      mapping: mapping,
      source: source,
      destination: destination,
      every: duration(members["every"], named: "\(name).every")
    )
    settings.readsEverything = readsEverything(members["read"], named: "\(name).read")
    return settings
  }

  private mutating func readsEverything(_ node: Node?, named what: String) -> Bool {
    guard let node else { return false }
    switch text(node, named: what) {
    case "everything": return true
    case "changes", nil: return false
    case let other?:
      report(
        .CFG103,
        "\(what) is \"\(other)\"",
        at: node,
        hint: "Write \"changes\" or \"everything\"."
      )
      return false
    }
  }

  mutating func url(_ node: Node?, named what: String) -> String? {
    guard let text = text(node, named: what) else { return nil }
    guard text.hasPrefix("https://") || text.hasPrefix("http://") else {
      report(
        .CFG103,
        "\(what) is not a URL",
        at: node,
        hint: "Write https://…; http:// is for this machine, with \"allow: loopback\"."
      )
      return nil
    }
    return text.hasSuffix("/") ? String(text.dropLast()) : text
  }

  mutating func number(_ node: Node?, named what: String) -> Int? {
    guard let node else { return nil }
    guard let number = node.int, number > 0 else {
      report(.CFG103, "\(what) is not a whole number above zero", at: node)
      return nil
    }
    return number
  }

  mutating func flag(_ node: Node?, named what: String) -> Bool? {
    guard let node else { return nil }
    guard let flag = node.bool else {
      report(.CFG103, "\(what) is neither true nor false", at: node)
      return nil
    }
    return flag
  }
}
