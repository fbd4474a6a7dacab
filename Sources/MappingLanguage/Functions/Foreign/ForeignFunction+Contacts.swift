import Records

/// Names for what our functions of contact, identity and list do, and for what none of them does.
extension ForeignFunction {
  static let contacts: [ForeignFunction] = [
    same(
      "clean_email to_email parse_email email canonical_email format_email"
        + " validate_email sanitize_email normalise_email",
      as: Step("normalize_email")
    ),
    same(
      "domain get_domain domain_of_email host_of_email",
      as: Step("email_domain")
    ),
    same("email_user mailbox email_username local_part", as: Step("email_local_part")),
    none(
      "is_free_email is_business_email is_disposable_email is_role_email"
        + " is_personal_email is_work_email is_corporate_email",
      """
      "email_domain_kind" says disposable, role, free or business; make a variable of it, and \
      compare that in the head "test" or under "when".
      """
    ),
    same("email_kind email_type domain_kind", as: Step("email_domain_kind")),
    same(
      "format_phone e164 to_e164 to_phone parse_phone clean_phone phone"
        + " validate_phone format_phone_number parse_phone_number phone_number"
        + " normalise_phone",
      as: Step("normalize_phone")
    ),
    same("phone_country country_of_phone region_of_phone", as: Step("phone_region")),
    none(
      "phone_kind phone_type is_mobile is_mobile_phone phone_line_type is_landline",
      """
      Nothing tells mobile from fixed numbers, as several countries do not either; \
      "phone_region" names the country of a number.
      """
    ),
    none(
      "phone_country_code calling_code dialing_code country_calling_code area_code",
      """
      "normalize_phone" writes a number with its calling code, and "phone_region" names its \
      country; neither gives the calling code alone.
      """
    ),
    same(
      "clean_url to_url website url canonical_url format_url validate_url"
        + " normalise_url",
      as: Step("normalize_url")
    ),
    none(
      "parse_url url_parse",
      """
      The parts of a web address are taken by "url_host", "registrable_domain" and \
      "url_query_parameter"; "normalize_url" writes it in its normal form.
      """
    ),
    none(
      "url_path url_pathname pathname url_fragment url_scheme url_port url_protocol",
      """
      Take it with a pattern; the path: \
      {"fn":"regex_extract","pattern":"^[a-z]+://[^/?#]+(/[^?#]*)","group":1}.
      """
    ),
    same("hostname host domain_of_url url_domain parse_host get_host", as: Step("url_host")),
    same(
      "query_param get_query_parameter url_param parse_qs query_parameter"
        + " utm_parameter utm",
      as: Step("url_query_parameter")
    ),
    same(
      "root_domain apex_domain company_domain base_domain etld_plus_one"
        + " top_level_domain",
      as: Step("registrable_domain")
    ),
    same(
      "country_code iso_country iso2",
      as: Step("to_country", ["to": "alpha2"])
    ),
    same("country_name", as: Step("to_country", ["to": "name"])),
    same("iso3", as: Step("to_country", ["to": "alpha3"])),
    same("parse_country normalize_country country", as: Step("to_country")),
    same(
      "to_state to_province to_region state normalize_state province",
      as: Step("to_subdivision")
    ),
    same("state_code province_code", as: Step("to_subdivision", ["to": "short"])),
    same("us_state", as: Step("to_subdivision", ["country": "US"])),
    same(
      "language_code parse_language locale_code iso_language language"
        + " normalize_language",
      as: Step("to_language")
    ),
    same(
      "currency_code parse_currency_code iso_currency currency normalize_currency",
      as: Step("to_currency")
    ),
    same("split_name parse_name", as: Step("name_part")),
    same(
      "first_name given_name",
      as: Step("name_part", ["part": "given"])
    ),
    same(
      "last_name family_name surname",
      as: Step("name_part", ["part": "family"])
    ),
    same("middle_name", as: Step("name_part", ["part": "middle"])),
    none(
      "normalize_postal_code postal_code normalize_zip zip_code format_postal_code"
        + " normalize_postcode postcode to_postal_code",
      """
      Postal codes have no one form: copy the code as it is, or write what the text asks for \
      with "upper", "remove_characters" or "pad_start".
      """
    ),
    none(
      "parse_address normalize_address format_address split_address geocode",
      """
      Nothing reads addresses: map their fields, or cut a text at its marks with "text_before", \
      "text_after" and "split".
      """
    ),
  ]

  static let identities: [ForeignFunction] = [
    same(
      "hash sha2 hash_sha256 digest sha256_hash",
      as: Step("sha256")
    ),
    same("sha256_hex sha256sum", as: Step("sha256", ["encoding": "hex"])),
    none(
      "sha1 sha512 sha384 sha3 crc32 xxhash murmur murmur3 sha224 blake2 fnv",
      "The hashes are \"sha256\", \"hmac_sha256\" and, only where a target demands it, \"md5\"."
    ),
    same(
      "hmac pseudonym keyed_hash salted_hash pseudonymize",
      as: Step("hmac_sha256")
    ),
    same("md5_hash hash_md5 subscriber_hash md5sum md5_hex", as: Step("md5")),
    same("uuid5 deterministic_uuid", as: Step("uuid_v5")),
    none(
      "uuid guid uuid_v4 uuid4 uuid_v7 newid generate_uuid nanoid ksuid",
      "Nothing is random: \"uuid_v5\" makes a UUID of a text, always the same of the same."
    ),
    none(
      "encrypt decrypt aes cipher",
      """
      Nothing encrypts: "hmac_sha256" makes a pseudonym, "mask" hides a part of a text, and \
      "redact" all of it.
      """
    ),
    same("obfuscate hide anonymize partial_mask star_out mask_text", as: Step("mask")),
    same("blackout censor remove_value replace_with_constant", as: Step("redact")),
  ]

  static let lists: [ForeignFunction] = [
    same("head first_of", as: Step("first")),
    same("pop final", as: Step("last")),
    none(
      "tail rest newest oldest latest earliest shift",
      """
      All but the first are {"fn":"slice","from":1,"to":-1}; the newest is the "last" after a \
      "sort".
      """
    ),
    same("sublist array_slice list_slice", as: Step("slice")),
    none(
      "take limit_list limit top drop at nth",
      """
      Elements are taken by their places, from 0 on, both included; the first three: \
      {"fn":"slice","from":0,"to":2}. Of one place, take "first" after it.
      """
    ),
    same(
      "array_length list_length array_size list_size cardinality",
      as: Step("count")
    ),
    same(
      "implode concat_list string_agg array_to_string join_list join_text"
        + " group_concat listagg array_join",
      as: Step("join")
    ),
    same(
      "unique uniq dedupe deduplicate unique_values remove_duplicates array_distinct"
        + " dedup",
      as: Step("distinct")
    ),
    same("order_by sorted array_sort alphabetical sort_array sort_list", as: Step("sort")),
    same("sort_desc sort_descending reverse_sort", as: Step("sort", ["descending": true])),
    none(
      "sort_by sort_natural sort_by_field unique_by",
      "Lists of single values are put in order by \"sort\", and their values kept once by \"distinct\"."
    ),
    same("map_field column project extract_field", as: Step("pluck")),
    same(
      "without exclude remove_values array_remove except array_except",
      as: Step("drop_values")
    ),
    none(
      "compact flatten array_flatten flat flat_map array_compact remove_nulls"
        + " drop_nulls",
      """
      Leave it out: a list never holds an empty element, and the head "list" makes one list of \
      lists and single values.
      """
    ),
    none(
      "push append_list concat_lists array_concat union unshift array_union array_cat"
        + " intersect array_intersect chunk array make_list to_list to_array",
      "A list is made of values and lists by the head \"list\": {\"list\": [VALUE, VALUE]}."
    ),
    none(
      "range sequence generate_series loop while recurse until",
      "Nothing repeats: a value is made of the record's own values."
    ),
  ]

  static let records: [ForeignFunction] = [
    none(
      "geoip ip_to_country ip_address parse_user_agent user_agent parse_ip http"
        + " http_get fetch request enrich",
      """
      A mapping asks nobody but its look-ups: have the source send the value, or look it up in a \
      table of the workspace with an entry under "lookups".
      """
    ),
    none(
      "detect_language detect_gender summarize classify sentiment translate_text",
      "Nothing guesses about people or texts: have the source send it, or make it a question."
    ),
    none(
      "is_changed priorvalue previous_value is_new",
      """
      What the target holds now is {"current": FIELD}; whether the record is new is the "op" \
      "is_new" of a condition.
      """
    ),
  ]
}
