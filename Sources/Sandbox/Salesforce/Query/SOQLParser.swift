/// Reads `SELECT … FROM … [WHERE … AND …] [ORDER BY …] [LIMIT n]`.
struct SOQLParser {
  /// The longest query the platform takes, in characters.
  static let lengthMax = 100_000

  private let tokens: [SOQLTokens.Token]
  private var index = 0

  private init(_ tokens: [SOQLTokens.Token]) { self.tokens = tokens }

  static func read(_ text: String) throws(SOQLFault) -> SOQLQuery {
    guard text.unicodeScalars.count <= lengthMax else {
      throw SOQLFault(code: "QUERY_TOO_COMPLICATED", message: "SOQL statement is too long")
    }
    var parser = SOQLParser(try SOQLTokens.read(text))
    return try parser.query()
  }

  private mutating func query() throws(SOQLFault) -> SOQLQuery {
    var query = SOQLQuery()
    try keyword("SELECT")
    if nextIs("COUNT"), tokens.indices.contains(index + 1), tokens[index + 1].text == "(" {
      index += 2
      try sign(")")
      query.countsOnly = true
    } else {
      query.fields = try names()
    }
    try keyword("FROM")
    query.object = try name()
    if take("WHERE") {
      query.conditions.append(try condition())
      while take("AND") { query.conditions.append(try condition()) }
      if nextIs("OR") {
        throw .malformed("OR is not understood here: join conditions with AND")
      }
    }
    if take("ORDER") {
      try keyword("BY")
      repeat { query.order.append(try order()) } while takeSign(",")
    }
    if take("LIMIT") {
      let token = try next("a number")
      guard let limit = Int(token.text), limit >= 0 else { throw unexpected(token) }
      query.limit = limit
    }
    if index < tokens.count { throw unexpected(tokens[index]) }
    return query
  }

  private mutating func condition() throws(SOQLFault) -> SOQLQuery.Condition {
    let field = try name()
    if take("NOT") {
      try keyword("IN")
      return SOQLQuery.Condition(field: field, comparison: .notIn, values: try list())
    }
    if take("IN") {
      return SOQLQuery.Condition(field: field, comparison: .isIn, values: try list())
    }
    let token = try next("an operator")
    let comparison: SOQLQuery.Comparison
    switch token.text {
    case "=": comparison = .equal
    case "!=", "<>": comparison = .unequal
    case "<": comparison = .less
    case "<=": comparison = .atMost
    case ">": comparison = .greater
    case ">=": comparison = .atLeast
    default: throw unexpected(token)
    }
    return SOQLQuery.Condition(field: field, comparison: comparison, values: [try literal()])
  }

  private mutating func list() throws(SOQLFault) -> [SOQLQuery.Literal] {
    try sign("(")
    var values = [try literal()]
    while takeSign(",") { values.append(try literal()) }
    try sign(")")
    return values
  }

  private mutating func literal() throws(SOQLFault) -> SOQLQuery.Literal {
    let token = try next("a value")
    switch token.kind {
    case .text: return .text(token.text)
    case .word: return token.text.lowercased() == "null" ? .null : .bare(token.text)
    case .sign: throw unexpected(token)
    }
  }

  private mutating func order() throws(SOQLFault) -> SOQLQuery.Order {
    let field = try name()
    let descending = !take("ASC") && take("DESC")
    var nullsLast = false
    if take("NULLS") {
      nullsLast = take("LAST")
      if !nullsLast { try keyword("FIRST") }
    }
    return SOQLQuery.Order(field: field, descending: descending, nullsLast: nullsLast)
  }

  private mutating func names() throws(SOQLFault) -> [SOQLQuery.Name] {
    var names = [try name()]
    while takeSign(",") { names.append(try name()) }
    return names
  }

  private mutating func name() throws(SOQLFault) -> SOQLQuery.Name {
    let token = try next("a name")
    let isKeyword = ["FROM", "WHERE", "SELECT"].contains(token.text.uppercased())
    guard token.kind == .word, !isKeyword, let first = token.text.unicodeScalars.first,
      first.properties.isAlphabetic
    else { throw unexpected(token) }
    return SOQLQuery.Name(text: token.text, offset: token.offset)
  }

  private mutating func next(_ what: String) throws(SOQLFault) -> SOQLTokens.Token {
    guard index < tokens.count else {
      throw .malformed("unexpected token: '<EOF>' (\(what) was expected)")
    }
    index += 1
    return tokens[index - 1]
  }

  private func nextIs(_ word: String) -> Bool {
    index < tokens.count && tokens[index].kind == .word && tokens[index].text.uppercased() == word
  }

  private mutating func take(_ word: String) -> Bool {
    guard nextIs(word) else { return false }
    index += 1
    return true
  }

  private mutating func keyword(_ word: String) throws(SOQLFault) {
    guard !take(word) else { return }
    guard index < tokens.count else { throw .malformed("unexpected token: '<EOF>'") }
    throw unexpected(tokens[index])
  }

  private mutating func takeSign(_ sign: String) -> Bool {
    guard index < tokens.count, tokens[index].kind == .sign, tokens[index].text == sign else {
      return false
    }
    index += 1
    return true
  }

  private mutating func sign(_ sign: String) throws(SOQLFault) {
    guard !takeSign(sign) else { return }
    guard index < tokens.count else { throw .malformed("unexpected token: '<EOF>'") }
    throw unexpected(tokens[index])
  }

  private func unexpected(_ token: SOQLTokens.Token) -> SOQLFault {
    .malformed("unexpected token: '\(token.text)'")
  }
}
