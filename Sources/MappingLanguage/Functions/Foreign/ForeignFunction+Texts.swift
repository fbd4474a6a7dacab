import Records

/// Names for what our functions of text do, and for what none of them does.
extension ForeignFunction {
  static let texts: [ForeignFunction] = [
    same(
      "strip btrim trim_whitespace strip_whitespace",
      as: Step("trim")
    ),
    same("ltrim trim_start lstrip trim_left", as: Step("trim", ["side": "start"])),
    same("rtrim trim_end rstrip trim_right", as: Step("trim", ["side": "end"])),
    same(
      "squish normalize_space normalize_whitespace squeeze clean collapse_spaces"
        + " remove_extra_spaces remove_extra_whitespace",
      as: Step("collapse_whitespace")
    ),
    same(
      "lowercase to_lower to_lower_case downcase lcase ascii_downcase lowercase_text",
      as: Step("lower")
    ),
    same(
      "uppercase to_upper to_upper_case upcase ucase ascii_upcase uppercase_text",
      as: Step("upper")
    ),
    same(
      "proper initcap capitalize_words capitalize_each_word ucwords title proper_case"
        + " to_title_case start_case",
      as: Step("title_case")
    ),
    none(
      "capitalize ucfirst upper_first sentence_case upcase_first capitalise",
      """
      "title_case" writes every word with a capital. For the first letter alone, join two \
      readings of the value with the head "concat" and "nulls": "skip": one with \
      {"fn":"left","count":1} and {"fn":"upper"}, the other with \
      {"fn":"regex_extract","pattern":"^.(.+)$","group":1} and {"fn":"lower"}.
      """
    ),
    same(
      "cut max_length truncate_text ellipsis shorten abbreviate limit_length",
      as: Step("truncate")
    ),
    same("", as: Step("left")),
    same("initial first_letter first_char", as: Step("left", ["count": 1])),
    none(
      "right",
      """
      The last characters are taken with a pattern; for four of them: \
      {"fn":"regex_extract","pattern":".{1,4}$"}.
      """
    ),
    none(
      "substring substr mid substring_between between_text char_at",
      """
      From the beginning it is "left". From further on take a pattern; for three characters \
      after the first two: {"fn":"regex_extract","pattern":"^.{2}(.{1,3})","group":1}. Between \
      marks it is "text_after" and "text_before".
      """
    ),
    same("add_prefix concat_before", as: Step("prepend")),
    same("add_suffix concat_after", as: Step("append")),
    same(
      "strip_prefix trim_prefix delete_prefix ltrimstr",
      as: Step("remove_prefix")
    ),
    none(
      "remove_suffix strip_suffix trim_suffix delete_suffix rtrimstr chop",
      """
      The end of a text is taken off with a pattern; for " Ltd": \
      {"fn":"regex_replace","pattern":" Ltd$","with":""}.
      """
    ),
    none(
      "prefix suffix",
      """
      Text is put before a value with "prepend" and after it with "append", and taken off its \
      beginning with "remove_prefix".
      """
    ),
    same(
      "replace_all substitute str_replace replace_text find_and_replace",
      as: Step("replace")
    ),
    same("remove delete remove_all", as: Step("replace", ["with": ""])),
    same("replace_first", as: Step("replace", ["first_only": true])),
    same("remove_first", as: Step("replace", ["with": "", "first_only": true])),
    same(
      "only_digits digits_only strip_non_digits extract_digits keep_digits digits"
        + " remove_non_digits",
      as: Step("keep_characters", ["set": "digits"])
    ),
    same("only_letters letters_only keep_letters", as: Step("keep_characters", ["set": "letters"])),
    same(
      "only_alphanumeric remove_non_alphanumeric alphanumeric_only",
      as: Step("keep_characters", ["set": "alphanumeric"])
    ),
    same("filter_characters retain_characters", as: Step("keep_characters")),
    same(
      "strip_characters delete_characters remove_chars strip_chars",
      as: Step("remove_characters")
    ),
    none(
      "translate",
      """
      Whole values are translated with "map_value" and a value map; characters are left out with \
      "remove_characters" or changed with "replace".
      """
    ),
    same("lpad left_pad pad_left", as: Step("pad_start")),
    same("zfill zero_pad pad_zeros leading_zeros", as: Step("pad_start", ["with": "0"])),
    none(
      "pad_end rpad right_pad pad_right pad",
      """
      Texts are filled at their beginning with "pad_start". At their end: add the filling with \
      "append" and cut to the length with "left", where no text is longer than that.
      """
    ),
    same("explode tokenize str_split split_to_list", as: Step("split")),
    none(
      "split_part split_at",
      """
      One part is what stands before or after a mark: "text_before" or "text_after". Of more \
      parts, take "split", then "slice" with "from" and "to" both the place counted from 0, then \
      "first".
      """
    ),
    same("word nth_word", as: Step("words")),
    same("first_word", as: Step("words", ["from": 0, "to": 0])),
    same("last_word", as: Step("words", ["from": -1, "to": -1])),
    none(
      "word_count count_words",
      "Split the text at blanks with {\"fn\":\"split\",\"separators\":[\" \"]}, then \"count\"."
    ),
    same("substring_before before split_before", as: Step("text_before")),
    same("substring_after after split_after", as: Step("text_after")),
    same(
      "strlen char_length character_length text_length num_chars",
      as: Step("length")
    ),
    same("len size", as: Step("length"), Step("count")),
    none(
      "index_of find position strpos instr charindex search locate last_index_of",
      """
      What stands around a mark is "text_before" and "text_after"; whether a text holds another \
      is the "op" "contains" of a condition.
      """
    ),
    same(
      "unaccent strip_accents remove_diacritics deburr ascii_fold strip_diacritics"
        + " to_ascii",
      as: Step("remove_accents")
    ),
    none(
      "transliterate romanize unidecode anyascii",
      """
      Latin letters lose their accents with "remove_accents"; other scripts cannot be written in \
      Latin letters: keep them as they are, or turn the sentence into a question.
      """
    ),
    none(
      "normalize_unicode unicode_normalize normalize nfc nfd nfkc nfkd",
      """
      No step changes the Unicode form of a text: leave it out. Accents are taken off with \
      "remove_accents", and runs of blanks with "collapse_whitespace".
      """
    ),
    same(
      "slug slugify to_slug handleize parameterize kebab_case to_kebab_case",
      asChain: Step("remove_accents"),
      Step("lower"),
      Step("regex_replace", ["pattern": "[^a-z0-9]+", "with": "-"]),
      Step("trim", ["characters": "-"])
    ),
    same(
      "snake_case to_snake_case underscore",
      asChain: Step("remove_accents"),
      Step("lower"),
      Step("regex_replace", ["pattern": "[^a-z0-9]+", "with": "_"]),
      Step("trim", ["characters": "_"])
    ),
    none(
      "camel_case pascal_case swapcase humanize pluralize singularize repeat"
        + " replicate rept reverse_text strrev soundex metaphone levenshtein similarity"
        + " edit_distance chr char ascii ord unichar",
      "Nothing does that: keep the text as it is, or turn the sentence into a question."
    ),
    none(
      "reverse array_reverse reversed list_reverse",
      """
      Nothing turns a text around. A list is put in falling order with \
      {"fn":"sort","descending":true}, and its end is taken with "last".
      """
    ),
    same(
      "to_string str stringify text cast_text string as_text to_str cast_string"
        + " to_varchar as_string",
      as: Step("to_text")
    ),
  ]

  static let patterns: [ForeignFunction] = [
    same(
      "regexp_extract regexp_substr match scan capture re_search regex_match"
        + " regex_find regex_capture match_regex parse_regex regex_search",
      as: Step("regex_extract")
    ),
    none(
      "regex_extract_all regexp_extract_all find_all match_all regexp_matches"
        + " extract_all re_findall regex_find_all",
      """
      "regex_extract" takes the first match only. Parts with marks between them become a list \
      with "split".
      """
    ),
    same(
      "regexp_replace sub gsub gsub_regex re_sub replace_regex preg_replace",
      as: Step("regex_replace")
    ),
    same(
      "strip_newlines",
      as: Step("regex_replace", ["pattern": "[\\r\\n]+", "with": ""])
    ),
    same(
      "regexp_like matches is_match rlike test regexmatch match_any regex"
        + " regex_matches matches_regex",
      as: Step("regex_test")
    ),
  ]

  static let encodings: [ForeignFunction] = [
    same(
      "striptags remove_tags html_to_text plain_text remove_html strip_html_tags"
        + " html_to_plain_text",
      as: Step("strip_html")
    ),
    same(
      "html_unescape decode_html html_entity_decode htmldecode decode_entities"
        + " unescape_entities unescape",
      as: Step("unescape_html")
    ),
    none(
      "html_escape escape_html escape htmlencode xml_escape escape_xml newline_to_br"
        + " nl2br escape_once json_escape",
      "Leave it out: platforms take a text as it is, and the program escapes what has to be escaped."
    ),
    same(
      "encodeuricomponent percent_encode uri_encode encode_uri encode_url url_escape"
        + " uri",
      as: Step("url_encode")
    ),
    same(
      "decodeuricomponent percent_decode uri_decode decode_uri decode_url"
        + " url_unescape",
      as: Step("url_decode")
    ),
    none(
      "base64 base64_encode base64_decode to_base64 from_base64 encode_base64"
        + " decode_base64 b64decode btoa atob base64d hex unhex to_hex from_hex encode",
      """
      Nothing writes or reads base64 or hexadecimal text but the hashes, "sha256" and \
      "hmac_sha256", in their "encoding": map the field that holds the plain text.
      """
    ),
    none(
      "to_json json_encode encode_json json_stringify serialize to_csv to_xml csv"
        + " json",
      """
      Nothing writes JSON into a text. A single value becomes text with "to_text", a list with \
      "join", and a record is a variable with "parts".
      """
    ),
    none(
      "parse_json json_decode fromjson decode_json json_parse parse_csv parse_xml"
        + " parse_yaml parse_key_value deserialize",
      """
      A field that the catalog calls json is read with "json_get" and a "pointer"; JSON, CSV or \
      XML inside a text cannot be read.
      """
    ),
    same(
      "json_extract jsonpath get_path json_value json_query get_json_object",
      as: Step("json_get")
    ),
  ]
}
