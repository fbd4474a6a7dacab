/// Every code a person, a model or a script can meet; a code never changes its meaning.
///
/// `M` mapping checks, `R` what a rule did to a record, `D` what a sample run showed,
/// `CFG` workspace, `LIM` limit registry, `PRM` prompts, `SMP` samples, `MDL` model endpoint,
/// `CON` connections and platforms, `RUN` runs, `JRN` journal, `WHK` webhooks.
package enum DiagnosticCode: String, CaseIterable, Codable, Hashable, Sendable {
  // MARK: M1 form
  /// Not JSON, or not the shape of a spec.
  case M101
  /// A language version this engine does not know.
  case M102
  /// Unknown function.
  case M103
  /// Unknown, missing, duplicate or ill-typed parameter.
  case M104
  /// Duplicate identifier or name.
  case M105
  /// A size limit of the language is exceeded.
  case M106
  /// A variable is used before its definition, or does not exist.
  case M107
  /// Unknown value map or look-up.
  case M108
  /// A repair touches what it may not.
  case M109
  // MARK: M2 names
  /// Unknown source field.
  case M201
  /// Unknown target field.
  case M202
  /// Deprecated or hidden field.
  case M203
  /// The target field cannot be written by this operation.
  case M204
  /// Two rules for one target field.
  case M205
  /// A key field has no rule, may be null, or does not identify a record.
  case M206
  /// Filters are not in the order drop, hold, reject.
  case M220
  // MARK: M3 types
  /// The type does not fit.
  case M301
  /// The value can be longer than the target takes.
  case M302
  /// Values outside the target's options.
  case M303
  /// Precision or scale does not fit.
  case M304
  /// A reference to another object.
  case M305
  /// Source options that a value map does not cover.
  case M306
  /// A value map entry is listed twice, or has a value of the wrong type.
  case M307
  /// A comparison of different types, or an order on an unordered type.
  case M309
  /// A constant that is not valid in its place.
  case M310
  /// A date pattern that is not understood, or ambiguous.
  case M311
  // MARK: M4 null and required
  /// A required target field has no rule.
  case M401
  /// A required target field may be null.
  case M402
  /// A default on a value that is never null.
  case M403
  // MARK: M5 effects
  /// A fallible rule without a policy.
  case M502
  /// A look-up without a policy for none or many.
  case M505
  /// Look-ups in more than three stages, or in a circle.
  case M506
  // MARK: M6 safety
  /// A secret or a token in the spec.
  case M603
  /// A regular expression that is refused.
  case M605
  // MARK: M7 quality
  /// An unused variable, value map or look-up.
  case M705
  // MARK: M8 meaning
  /// `because` names no sentence, or quotes words that are not in it.
  case M801
  /// A sentence that nothing cites.
  case M802
  /// A quoted literal of a sentence appears nowhere in the rules citing it.
  case M803
  /// The text does not say what an empty source does to an existing value.
  case M804
  // MARK: M9 tests
  /// A test of the spec fails.
  case M901
  // MARK: CFG workspace
  /// The folder is not a workspace.
  case CFG001
  /// A file cannot be read.
  case CFG002
  /// A file cannot be written.
  case CFG003
  /// `crosswalk.yaml` is not YAML.
  case CFG101
  /// An unknown or missing key.
  case CFG102
  /// A value of the wrong form.
  case CFG103
  /// A name that stands for nothing.
  case CFG104
  /// There is no secret at a reference.
  case CFG201
}
