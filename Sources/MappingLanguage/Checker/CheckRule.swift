import Diagnostics

/// One check: the condition that must hold, and everything of a spec that breaks it.
struct CheckRule: Sendable {
  /// The correct condition, as a sentence.
  let condition: String
  /// The codes it reports.
  let codes: [DiagnosticCode]
  let find: @Sendable (CheckContext) -> [Diagnostic]

  init(
    _ condition: String,
    _ codes: [DiagnosticCode],
    find: @escaping @Sendable (CheckContext) -> [Diagnostic]
  ) {
    self.condition = condition
    self.codes = codes
    self.find = find
  }
}

extension CheckRule {
  /// Every check, in the order of the codes.
  static let all: [CheckRule] = form + names + types + nullAndRequired + effects + safety + meaning

  /// Those that read no catalog.
  static let withoutCatalogs: [CheckRule] = [
    functionsExist, namesAreUnique, variablesAreDefined, tablesExist,
  ]

  private static let form: [CheckRule] = [
    functionsExist, parametersFit, namesAreUnique, variablesAreDefined, tablesExist,
  ]

  private static let names: [CheckRule] = [
    sourceFieldsExist, pluckedFieldsExist, targetFieldsExist, fieldsAreCurrent,
    targetsAreWritable, targetsAreUnique, keysIdentify, keysTellRecordsApart, catalogsAreUnchanged,
    partsFitTheElement, copiedRecordsFitTheElement, itemsStandInsideEach,
    elementsAreKnown, filtersAreInOrder, namedFieldsAreRead, textReadingIsNeeded,
    heldValuesCanBeRead,
  ]

  private static let types: [CheckRule] = [
    stepsFitTheirInput, membersFitTogether, valuesFitTheirTarget, textsFitTheLength,
    listsFitTheTarget,
    optionsAreTheTargets, numbersFitTheTarget, referencesPointRight, valueMapsCoverTheSource,
    valueMapEntriesAreSound, valueMapEntriesCanOccur, unlistedValuesFit, comparisonsCompareLikes,
    constantsFitTheirPlace, constantsCanOccur, patternsCanMatch, calculationsCanBeMade,
    datePatternsAreClear,
    dateFormatsReadAlike, optionsCanBeFoundByText,
    optionLabelsStandOnOptions, setsAreAddedTo, boxesAreClearedOnPurpose,
  ]

  private static let nullAndRequired: [CheckRule] = [
    requiredTargetsHaveRules, requiredTargetsHaveValues, defaultsAreNeeded, membersAreReachable,
    nothingIsErasedUnseen,
  ]

  private static let effects: [CheckRule] = [
    resultsDoNotDependOnTheRun, importantErrorsAreSeen, lookupsAreAllowed, lookupsHaveFewStages,
    lookupsCanFind,
    constantsCanBeComputed,
  ]

  private static let safety: [CheckRule] = [
    labelsStayWhereAllowed, consentIsGiven, freeTextStaysInside, secretsStayOutside,
    hashesAreStrong, patternsAreAccepted, patternsEndInTime,
    patternsMatchSomething,
  ]

  private static let meaning: [CheckRule] = [
    armsAreReachable, lossIsIntended, testsCanGoBothWays, rulesCanWrite, everythingIsUsed,
    stepsHaveAnEffect,
    choicesAreNoTests, namesAreSplitAsTold, reasonsAreReal, sentencesAreAnswered, literalsAreUsed,
    emptySourcesAreDecided, negationsSeeNull, copiesReadTheirNamesake, branchesAreTested,
  ]
}
