extension ConditionTest.Operator {
  /// The one that other languages call so; case, `_`, `-` and blanks do not matter.
  init?(foreign name: String) {
    let key = name.lowercased().filter { !"_- ".contains($0) }
    guard let known = Self.byForeignName[key] else { return nil }
    self = known
  }

  private static let foreignNames: [(Self, String)] = [
    (.isNull, "isempty isblank empty blank null isnone ismissing missing notexists isundefined"),
    (
      .isNotNull,
      "exists isnotempty isnotblank notempty notblank notnull hasvalue present ispresent isset"
    ),
    (.equal, "equals equal isequal isequalto equalto is == = ==="),
    (.notEqual, "notequals notequal isnotequal isnotequalto neq noteq isnot unequal != <> !=="),
    (.less, "lessthan islessthan before isbefore <"),
    (.lessOrEqual, "lte lessthanorequal lessorequal lessthanorequalto atmost <="),
    (.greater, "greaterthan isgreaterthan after isafter >"),
    (.greaterOrEqual, "gte greaterthanorequal greaterorequal greaterthanorequalto atleast >="),
    (.isIn, "isin inlist isoneof oneof anyof isanyof memberof"),
    (.isNotIn, "isnotin notinlist isnotoneof notoneof noneof isnoneof"),
    (.contains, "includes include has"),
    (.notContains, "doesnotcontain excludes notincludes"),
    (.startsWith, "beginswith hasprefix startwith begins starts"),
    (.endsWith, "hassuffix endwith ends"),
    (.matches, "regex regexp regexmatch matchesregex rlike =~"),
    (.notMatches, "notregex doesnotmatch !~"),
    (.isTrue, "true yes"),
    (.isFalse, "false no"),
  ]

  private static let byForeignName = Dictionary(
    foreignNames.flatMap { known, names in names.split(separator: " ").map { (String($0), known) }
    },
    uniquingKeysWith: { first, _ in first }
  )
}
