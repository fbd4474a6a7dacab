import Records

/// Names for what our functions of number and time do, and for what none of them does.
extension ForeignFunction {
  static let numbers: [ForeignFunction] = [
    same(
      "parse_integer parseint int to_int cast_integer integer cast_int as_integer",
      as: Step("to_integer")
    ),
    same(
      "value parse_decimal parse_float to_float float double decimal cast_decimal to_number"
        + " number parse_number as_number to_numeric numeric to_double",
      as: Step("to_decimal")
    ),
    same(
      "money parse_currency parse_price currency_to_number amount price",
      as: Step("parse_money")
    ),
    same("employee_range parse_size", as: Step("parse_range")),
    same("range_low min_of_range", as: Step("parse_range", ["part": "low"])),
    same("range_high max_of_range", as: Step("parse_range", ["part": "high"])),
    same("mround math_round", as: Step("round")),
    same("round_half_up", as: Step("round", ["mode": "half_up"])),
    same("roundup", as: Step("round", ["mode": "up"])),
    same("rounddown", as: Step("round", ["mode": "down"])),
    same(
      "trunc",
      as: Step("round", ["scale": 0, "mode": "down"]),
      Step("start_of", ["unit": "day"]),
      Step("truncate")
    ),
    none(
      "floor ceiling ceil math_floor math_ceil mfloor mceiling round_floor"
        + " round_ceiling",
      """
      "round" with "scale": 0 goes towards 0 with "mode": "down" and away from 0 with "mode": \
      "up"; where no number is below 0 that is the floor and the ceiling.
      """
    ),
    none(
      "absolute abs absolute_value math_abs fabs",
      """
      Choose with the head "case": the value where it is at least 0, and otherwise the value \
      through {"fn":"multiply","by":-1}.
      """
    ),
    same("negate neg negative", as: Step("multiply", ["by": -1]), Step("not")),
    none(
      "modulo mod modulus remainder fmod rem",
      """
      Nothing gives the rest of a division. As a variable: the value through \
      {"fn":"divide","by":12,"scale":0,"mode":"down"} and {"fn":"multiply","by":12}; the rest is \
      the "difference" of the value and that variable under the head "calc".
      """
    ),
    none(
      "pow power sqrt square_root exp ln log log10 log2 sign signum sin cos tan pi"
        + " root infinite nan is_nan is_finite divisible",
      "Nothing counts that: have the source send the figure, or turn the sentence into a question."
    ),
    none(
      "random rand random_int sample shuffle randbetween random_number",
      "Nothing is random: the same record always gives the same values."
    ),
    same("plus increment", as: Step("add")),
    same("minus decrement", as: Step("subtract")),
    same("times mul scale_by multiply_by", as: Step("multiply")),
    same("div divided_by divide_by per", as: Step("divide")),
    same("limit_range bound min_max constrain clip", as: Step("clamp")),
    none(
      "cap at_most at_least limit_to",
      "A number is kept at most or at least at another by \"clamp\", with \"max\" or with \"min\"."
    ),
    same("bin range_label case_range histogram width_bucket", as: Step("bucket")),
    same(
      "number_format to_fixed number_to_text thousands format_currency"
        + " currency_format fixed number_to_string format_decimal",
      as: Step("format_number")
    ),
    same(
      "parse_boolean to_bool boolean bool cast_boolean parse_bool as_boolean",
      as: Step("to_boolean")
    ),
    same("negate_boolean invert opposite toggle", as: Step("not")),
  ]

  static let times: [ForeignFunction] = [
    same(
      "to_date_from_text str_to_date cast_date datevalue date_parse",
      as: Step("parse_date")
    ),
    same(
      "parse_timestamp to_timestamp timestamp datetimevalue str_to_datetime"
        + " cast_timestamp parse_iso8601 fromdateiso8601 cast_datetime datetime",
      as: Step("parse_datetime")
    ),
    same("strptime", as: Step("parse_date"), Step("parse_datetime")),
    same(
      "date",
      as: Step("parse_date"),
      Step("format_date"),
      Step("format_datetime"),
      Step("to_date")
    ),
    same("date_to_text date_to_string", as: Step("format_date")),
    same(
      "format_time datetime_to_text format_timestamp datetimeformat"
        + " datetime_to_string",
      as: Step("format_datetime")
    ),
    same(
      "strftime date_format to_char date_to_char",
      as: Step("format_date"),
      Step("format_datetime")
    ),
    same("date_of datetime_to_date trunc_date", as: Step("to_date")),
    same("date_to_datetime at_time combine_date_time", as: Step("to_datetime")),
    same(
      "date_add dateadd plus_days add_days add_months add_years add_hours add_minutes edate"
        + " plus_months",
      as: Step("add_duration"),
      advice: "Its amounts are \"years\", \"months\", \"days\", \"hours\" and \"minutes\"."
    ),
    none(
      "date_sub subtract_days minus_days minus_time date_subtract subtract_months add_weeks",
      """
      Days and points in time are moved by "add_duration": backwards with amounts below 0, a \
      week with "days": 7.
      """
    ),
    none(
      "datediff days_between datedif months_between timestampdiff date_difference"
        + " diff_days years_between between_times networkdays workday",
      """
      Days are counted by the head "calc": {"calc": "days_between", "of": [EARLIER, LATER], \
      "nulls": "null"}.
      """
    ),
    none(
      "age age_in_years calculate_age get_age years_since years_old"
        + " age_from_birthdate",
      """
      An age is wrong a year later: send the date of birth itself. Its year is \
      {"fn":"date_part","part":"year"}, and days between two dates are counted by the head \
      "calc" with "days_between".
      """
    ),
    same("beginning_of floor_date date_trunc", as: Step("start_of")),
    same(
      "start_of_month first_day_of_month beginning_of_month month_start",
      as: Step("start_of", ["unit": "month"])
    ),
    same("start_of_week beginning_of_week week_start", as: Step("start_of", ["unit": "week"])),
    same("start_of_year beginning_of_year year_start", as: Step("start_of", ["unit": "year"])),
    same(
      "start_of_quarter beginning_of_quarter quarter_start",
      as: Step("start_of", ["unit": "quarter"])
    ),
    same(
      "start_of_day beginning_of_day",
      as: Step("to_datetime", ["time": "00:00"]),
      Step("start_of", ["unit": "day"])
    ),
    same("first_day_of", as: Step("start_of")),
    same(
      "last_day eomonth end_of_month last_day_of_month month_end",
      asChain: Step("start_of", ["unit": "month"]),
      Step("add_duration", ["months": 1]),
      Step("add_duration", ["days": -1])
    ),
    same("extract", as: Step("date_part")),
    same("year year_of get_year", as: Step("date_part", ["part": "year"])),
    same("month month_of get_month", as: Step("date_part", ["part": "month"])),
    same("day day_of_month get_day", as: Step("date_part", ["part": "day"])),
    same("quarter quarter_of", as: Step("date_part", ["part": "quarter"])),
    same("hour hour_of", as: Step("date_part", ["part": "hour"])),
    same("minute minute_of", as: Step("date_part", ["part": "minute"])),
    same("day_of_year", as: Step("date_part", ["part": "day_of_year"])),
    same("week_of_year isoweek week_number isoweeknum", as: Step("date_part", ["part": "week"])),
    none(
      "weekday day_of_week dow day_name month_name",
      """
      {"fn":"date_part","part":"weekday"} counts from 1 for Monday, where others begin on Sunday \
      or with 0; a name is {"fn":"format_date","format":"%A"} or "%B".
      """
    ),
    same(
      "from_unix_timestamp epoch_to_datetime unix_to_datetime timestamp_to_datetime"
        + " from_timestamp",
      as: Step("from_epoch")
    ),
    same("from_unixtime from_unix", as: Step("from_epoch", ["unit": "second"])),
    same(
      "from_epoch_ms from_unix_ms",
      as: Step("from_epoch", ["unit": "millisecond"])
    ),
    same("to_unix_timestamp epoch datetime_to_epoch", as: Step("to_epoch")),
    same("unix_timestamp to_unix mktime", as: Step("to_epoch", ["unit": "second"])),
    same(
      "to_epoch_ms unix_millis",
      as: Step("to_epoch", ["unit": "millisecond"])
    ),
    none(
      "in_time_zone to_time_zone convert_timezone at_time_zone from_utc_timestamp"
        + " to_utc to_utc_timestamp local_time timezone",
      """
      A point in time is the same in every zone; "time_zone" belongs to the steps that show or \
      read clocks: "format_datetime", "to_date", "date_part" and "parse_datetime".
      """
    ),
    none(
      "parse_duration to_duration format_duration parse_interval to_interval"
        + " humanize_duration time_ago relative_time from_now",
      "Nothing reads or writes spans of time: map the days or points in time themselves."
    ),
  ]
}
