import MappingLanguage

/// What a page's mapping needs besides its records, asked for once and kept with the page.
struct PageAnswers: Sendable {
  var context: MappingContext
  /// What the destination holds, one for each record; empty where the mapping does not ask.
  var current: [CurrentRecord] = []
}
