import Records

/// Names for what our functions of choice do, and our conditions and heads.
extension ForeignFunction {
  static let choices: [ForeignFunction] = [
    same(
      "nvl ifnull isnull coalesce or or_else default_value default_if_null fallback"
        + " blankvalue nullvalue ifna if_blank if_empty",
      as: Step("default"),
      advice: """
        Of several fields, the first that is not empty is the head "coalesce"; whether something \
        is empty is the "op" "is_null" of a condition.
        """
    ),
    same(
      "lookup_value vlookup switch decode case_map map_values recode translate_value"
        + " translate_values switch_case",
      as: Step("map_value")
    ),
    same("none_if blank_if na_if", as: Step("null_if")),
    same(
      "keep_values allow whitelist allowlist one_of filter_values",
      as: Step("only_values")
    ),
    same(
      "not_null assert_not_null must non_null require is_required",
      as: Step("required")
    ),
    same(
      "to_enum to_picklist match_option picklist_value",
      as: Step("to_option")
    ),
    same("label picklist_label display_value", as: Step("option_label")),
    none(
      "if iif ifelse ifs if_then if_then_else case case_when cond conditional choose"
        + " when ternary ifchain unless",
      """
      A choice is the head "case" and no step: {"case": [{"when": CONDITION, "value": VALUE}], \
      "else": VALUE}.
      """
    ),
    none(
      "try catch try_catch iferror on_error on_failure try_cast try_convert",
      """
      A step says "on_error": "null" where its error counts as empty; a rule's own "on_error" \
      says what becomes of the record.
      """
    ),
    none(
      "error raise throw fail assert abort reject skip halt",
      """
      A record is refused by a filter with "action": "reject_record", and skipped with \
      "drop_record"; a rule without a value is refused with "on_null": "reject_record".
      """
    ),
    none(
      "lookup xlookup index_match find_record query ref",
      """
      Records of a system are found by an entry under "lookups", which a value reads as \
      {"lookup": NAME}; constants are translated with "map_value".
      """
    ),
    none(
      "now today current_date current_time current_timestamp getdate sysdate now_utc"
        + " utcnow current_datetime curdate curtime",
      "The start of the run is the one time there is: {\"run\": \"started_at\"}."
    ),
    none(
      "get_env env get_env_var",
      "A mapping reads the record, its look-ups and what stands in the spec; write a constant."
    ),
  ]

  static let conditions: [ForeignFunction] = [
    none(
      "is_null is_empty is_blank is_nullish is_none exists is_not_null is_present"
        + " has_value has isnotempty is_defined not_empty present blank empty",
      condition("\"is_null\" or \"is_not_null\"")
    ),
    none(
      "equals equal eq is ne neq not_equals not_equal ispickval exact same_as"
        + " is_equal equals_ignore_case",
      condition("\"eq\" or \"ne\"")
    ),
    none(
      "gt gte lt lte greater_than less_than greater_or_equal less_or_equal ge between"
        + " is_between compare",
      condition("\"lt\", \"le\", \"gt\" or \"ge\"")
    ),
    none(
      "in is_in not_in in_list member_of any_of",
      condition("\"in\" or \"not_in\"")
    ),
    none(
      "contains includes include str_contains like ilike contains_any contains_all"
        + " not_contains",
      condition("\"contains\"")
    ),
    none(
      "starts_with begins begins_with has_prefix ends_with has_suffix",
      condition("\"starts_with\" or \"ends_with\"")
    ),
    none(
      "and all every xor any some",
      """
      Conditions are joined by {"all": [CONDITION, CONDITION]} or {"any": […]}, under "when" or \
      in the head "test".
      """
    ),
  ]

  private static func calc(
    _ names: String,
    _ calculation: String,
    nulls: String
  ) -> ForeignFunction {
    none(
      names,
      """
      Several values are counted together by the head "calc": {"calc": "\(calculation)", "of": \
      [VALUE, VALUE], "nulls": "\(nulls)"}.
      """
    )
  }

  private static func condition(_ operators: String) -> String {
    """
    That is a condition and no step: write the "op" \(operators) under "when", or in the head \
    "test" for a value that is true or false.
    """
  }

  static let shape: [ForeignFunction] = [
    none(
      "concat concatenate concat_ws textjoin combine string_concat format sprintf"
        + " printf interpolate template",
      """
      Several values become one text with the head "concat": {"concat": [VALUE, VALUE], \
      "separator": " ", "nulls": "skip"}. A constant goes before or after a value with "prepend" \
      or "append".
      """
    ),
    none(
      "filter where select grep filter_list array_filter list_filter",
      """
      Records are left out by "filters"; elements of a list by "drop_values", or by "keep" of a \
      variable with "each".
      """
    ),
    none(
      "map each for_each apply array_map list_map transform",
      """
      A step works on every element of a list with "each": true; values are translated with \
      "map_value".
      """
    ),
    none(
      "pick omit object build_object make_object to_object struct named_struct"
        + " json_object object_construct zip from_entries to_entries with_entries entries",
      """
      One field out of every record of a list is "pluck"; a record of several fields is a \
      variable with "parts", and with "each" a list of them.
      """
    ),
    none(
      "merge assign extend deep_merge set del delete_field remove_field unset"
        + " set_field rename rename_field keys values object_keys object_values walk paths"
        + " path",
      "Every target field has a rule of its own; what no rule names is not written."
    ),
    calc("min minimum least", "minimum", nulls: "skip"),
    calc("max maximum greatest", "maximum", nulls: "skip"),
    calc("sum total", "sum", nulls: "skip"),
    calc("product", "product", nulls: "skip"),
    calc("difference", "difference", nulls: "null"),
    calc("quotient", "quotient", nulls: "null"),
    none(
      "avg average mean median stdev variance percentile mode aggregate reduce fold"
        + " group_by count_if sumif sum_by max_by min_by",
      """
      Nothing adds up the elements of a list; "count", "first" and "last" are what there is. \
      Have the source send the figure, or turn the sentence into a question.
      """
    ),
    none(
      "type typeof is_string is_number is_integer is_array is_object is_list"
        + " is_boolean is_date is_email",
      """
      The catalog says what type a field has; a text that has to be a number, a date or an \
      address is read with "to_decimal", "parse_date" or "normalize_email", which fail for \
      others.
      """
    ),
  ]
}
