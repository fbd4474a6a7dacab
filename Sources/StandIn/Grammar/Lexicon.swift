/// Words with a part in the grammar.
enum Lexicon {
  static let articles: Set<String> = [
    "the", "a", "an", "their", "its", "our", "your", "his", "her", "this", "that", "these", "each",
    "every", "all", "any", "whole", "my",
  ]

  static let fieldWords: Set<String> = [
    "field", "fields", "property", "properties", "column", "columns", "value", "values",
    "attribute", "attributes",
  ]

  /// Words for what flows, whatever it is.
  static let recordWords: Set<String> = [
    "contact", "contacts", "lead", "leads", "people", "person", "persons", "persons", "record",
    "records", "row", "rows", "entry", "entries", "line", "lines", "member", "members", "user",
    "users", "customer", "customers", "subscriber", "subscribers", "visitor", "visitors",
    "profile", "profiles", "item", "items", "signup", "signups", "scan", "scans", "deal", "deals",
    "opportunity", "opportunities", "order", "orders", "event", "events", "account", "accounts",
    "company", "companies", "form", "forms", "registration", "registrations", "attendee",
    "attendees", "submission", "submissions", "purchase", "purchases",
  ]

  /// Words that stand for records already spoken of.
  static let pronouns: Set<String> = [
    "anyone", "anybody", "everyone", "everybody", "someone", "those", "them", "ones", "one",
    "whoever", "people", "it", "they", "anything", "everything", "these",
  ]

  /// Words that stand for something else, and are no values.
  static let standIns: Set<String> = [
    "ours", "theirs", "mine", "yours", "his", "hers", "its", "this", "that", "these", "those",
    "same", "it", "them", "us", "we", "they", "ourselves", "another",
  ]

  /// The single words of a part that patterns share.
  static func words(sharing name: String) -> Set<String> {
    Set((shared[name] ?? "").split(separator: "|").map(String.init).filter { !$0.contains("_") })
  }

  /// Words that are no person's name: they may name a field.
  static let fieldNames: Set<String> = [
    "name", "email", "phone", "mobile", "company", "title", "city", "country", "street", "zip",
    "state", "status", "type", "owner", "fax", "website", "domain", "industry", "rating", "role",
    "score", "topics", "language", "birthday", "consent", "tags", "notes", "comment", "message",
  ]

  static let places: Set<String> = [
    "crm", "source", "target", "file", "sheet", "csv", "list", "audience", "org", "portal",
    "system", "side", "export", "table", "spreadsheet", "event", "object", "data", "database",
    "destination",
  ]

  static let systems: Set<String> = [
    "hubspot", "salesforce", "mailchimp", "segment", "ga4", "google", "analytics", "csv", "sfdc",
    "sf", "files", "file", "ga",
  ]

  /// Words of names that say little about which field is meant.
  static let lightWords: Set<String> = [
    "name", "number", "code", "mailing", "business", "work", "primary", "main", "preferred",
    "total", "text", "info", "full", "marketing", "all", "current", "traffic",
  ]

  /// Words that are in no name but one that is written out.
  static let joints: Set<String> = reserved.subtracting([
    "of", "last", "first", "all", "any", "over", "still", "like", "our", "the", "its", "a", "an",
    "their", "this", "possible", "unknown", "missing", "newer", "older", "lookup",
    "change", "score", "your", "each", "every",
  ])

  /// Words that name a field only together with others.
  static let genericWords: Set<String> = [
    "date", "time", "type", "id", "count", "number", "code", "name", "last", "first", "text",
    "kind", "data", "other",
  ]

  /// Words that belong to the grammar and are never part of a bare value or an unknown name.
  static let reserved: Set<String> = [
    "if", "when", "where", "whenever", "unless", "except", "but", "only", "and", "or", "else",
    "otherwise", "then", "to", "into", "is", "are", "was", "were", "be", "been", "becomes",
    "become", "goes", "go", "maps", "use", "copy", "map", "set", "write", "put", "skip", "ignore",
    "not", "no", "without", "with", "who", "which", "whose", "that", "than", "has", "have", "had",
    "do", "does", "dont", "doesnt", "isnt", "arent", "never", "always", "should", "must", "can",
    "cannot", "from", "for", "as", "by", "it", "they", "them", "there", "their", "the", "a", "an",
    "instead", "also", "please", "because", "since", "once", "until", "while", "so", "via",
    "using", "of", "in", "on", "at", "after", "before", "over", "under", "above", "below",
    "empty", "blank", "missing", "unknown", "translate", "convert", "change", "make", "keep",
    "leave", "sync", "send", "add", "ask", "if", "this", "these", "those", "any", "all", "each",
    "every", "what", "whatever", "how", "like", "join", "split", "combine", "take", "either",
    "neither", "nor", "both", "just", "lookup", "look", "find", "we", "you", "i", "our", "your",
    "its", "still", "already", "first", "last", "newer", "older", "same", "whether", "will",
    "would", "may", "might", "possible", "needed", "maybe", "perhaps", "probably", "too",
  ]

  /// Whether a word is one of the grammar's, and hence no misspelled field.
  static func isKnown(_ word: String) -> Bool { reserved.contains(word) }

  /// Parts that several patterns share.
  static let shared: [String: String] = [
    "set": "set|make|put|change|fill|populate|initialise|initialize|default|write|update|enter",
    "copy": "use|copy|write|put|store|take|save|send|transfer|map|move|sync|bring|push|carry|"
      + "import|export|enter|pass|load|place|mapping|copying|record|feed|drop",
    "into": "to|into|in|for|as|onto|on|over_to|across_to|in_to|under|inside",
    "becomes": "becomes|become|goes_to|goes_into|goes_in|go_to|go_into|goes_to|maps_to|map_to|"
      + "is_written_to|is_copied_to|is_mapped_to|is_stored_in|is_saved_in|are_mapped_to|"
      + "should_go_to|should_go_into|should_go_in|must_go_to|needs_to_go_to|needs_to_go_into|"
      + "should_be_mapped_to|should_map_to|is_written_into|is_put_into|is_used_for|is_used_as|"
      + "should_become|must_become|has_to_go_to|belongs_in|belongs_to|lands_in|should_end_up_in|"
      + "ends_up_in|goes_under|stays|corresponds_to|is_the|are_the|feeds|will_be|serves_as|"
      + "can_go_to|can_go_into|will_go_to|equals|goes_onto|goes_on|is_moved_to",
    "comes": "comes_from|is_taken_from|is_filled_with|is_filled_from|gets|equals|is_set_to|"
      + "should_be_set_to|must_be_set_to|should_be|must_be|is_always|is|are|becomes|takes|"
      + "should_come_from|must_come_from|should_contain|contains|holds|will_be|has_to_be|"
      + "should_always_be|must_always_be|is_to_be|will_always_be|shall_be|should_get|"
      + "needs_to_be|is_populated_from|is_populated_with|receives|should_hold|should_say|"
      + "comes_out_of|are_always|should_equal|is_just|is_simply|gets_set_to|needs_to_come_from",
    "asis": "as_it_is|as_they_are|as_is|asis|as_they_stand|unchanged|over|too|along|directly|"
      + "across|straight|untouched|one_to_one|1_to_1|straight_across|straight_over|1:1|"
      + "over_as_is|over_as_they_are|as_well|over_unchanged|verbatim|over_too|without_changes|"
      + "without_any_changes|to_the_same_fields|to_the_fields_of_the_same_name|"
      + "to_the_matching_fields|to_their_counterparts|over_directly",
    "move": "map|sync|copy|move|transfer|import|push|send|bring|synchronise|synchronize|write|"
      + "turn|upsert|load|export|get|take|put|feed|syncing|mapping|migrate|convert|upload|pull|"
      + "create|save|add|make|pipe|sending|register|keep",
    "dont": "do_not|dont|never|please_dont|please_do_not|should_not|must_not|we_dont|we_do_not|"
      + "no_need_to|you_need_not|shouldnt|lets_not|cannot|cant|we_never",
    "skipping": "skip|ignore|drop|exclude|omit|discard|leave_out|filter_out|throw_away|throw_out|"
      + "disregard|skipping|ignoring|excluding|leaving_out|sort_out|weed_out",
    "synced": "synced|imported|sent|mapped|transferred|copied|included|taken|processed|added|"
      + "uploaded|exported|passed|created|wanted|moved|brought_over|synchronised|synchronized",
    "dropped": "skipped|ignored|left_out|excluded|dropped|omitted|discarded|filtered_out|"
      + "thrown_away|disregarded",
    "empty": "empty|blank|missing|null|unset|unknown|not_set|not_known|not_given|not_there|"
      + "not_present|not_filled|not_filled_in|not_available|absent|not_provided|not_entered|"
      + "not_specified|left_blank|left_empty|undefined|n/a|unavailable|not_populated|nothing",
    "filled": "not_empty|not_blank|not_missing|not_null|set|known|filled|filled_in|given|present|"
      + "there|available|provided|entered|specified|populated|not_unknown",
    "if": "if|when|where|whenever|in_case|provided|as_long_as|for_the_case_that|provided_that",
    "else": "otherwise|else|if_not|in_all_other_cases|in_any_other_case|for_all_others|"
      + "for_everyone_else|for_everybody_else|for_all_other_records|all_others_get|or_else|"
      + "for_the_rest|in_other_cases|everyone_else_gets|everybody_else_gets|all_others|"
      + "the_rest_gets|the_rest_get|everything_else_gets|everyone_else|for_all_other_contacts",
    "orelse": "or_else|or|otherwise|else|falling_back_to|fall_back_to|fall_back_on|failing_that|"
      + "if_empty|if_blank|if_missing|if_that_is_empty|if_that_is_missing|if_its_empty|"
      + "if_it_is_empty|if_thats_empty|if_not_available|if_there_is_none|if_not_there|"
      + "with_fallback_to|if_not_set|if_not|if_its_blank|if_it_is_blank|if_it_is_missing|"
      + "if_its_missing|with_fallback|if_thats_blank|if_that_is_blank|if_thats_missing|"
      + "if_none|then|and_otherwise|or_otherwise|and_if_that_is_empty|and_if_thats_empty|"
      + "and_if_it_is_empty|and_if_its_empty|and_if_empty|or_if_empty|or_if_that_is_empty|"
      + "or_if_its_empty|or_if_it_is_empty|or_if_missing|or_if_that_is_missing|when_empty|"
      + "when_missing|when_blank|and_if_there_is_none|fallback|and_if_that_is_missing|if_absent|"
      + "or_if_blank|when_it_is_empty|when_its_empty|or_failing_that|and_failing_that|"
      + "or_if_there_is_none|or_if_not|and_if_not|if_there_isnt_one|if_there_is_not_one",
    "join": "join|concatenate|combine|merge|glue",
    "format": "format|convert|normalise|normalize|turn|transform|reformat|clean_up|standardise|"
      + "standardize|clean|write|make|put|store|keep|save|send|bring|copy|use|change|parse|"
      + "set|pass|map|force|read|take|render|express",
    "mustbe": "must_be|should_be|has_to_be|needs_to_be|is|are|have_to_be|need_to_be|must_always_be|"
      + "should_always_be|is_always|are_always|gets|should_get|must|should|ought_to_be|"
      + "is_to_be|shall_be|is_written|are_written|must_be_written|should_be_written|is_stored|"
      + "should_be_stored|must_be_stored|should_be_formatted|must_be_formatted|is_formatted|"
      + "are_formatted|should_be_converted|is_converted|are_converted|must_be_converted|"
      + "gets_converted|should_be_normalised|should_be_normalized|must_be_normalised|"
      + "must_be_normalized|goes|go|should_be_in|must_come_out|needs_to_go|should_go|"
      + "should_be_sent|is_sent|must_be_sent",
    "records": "it|them|the_record|the_contact|the_row|the_lead|the_line|the_member|those|"
      + "the_entry|the_deal|the_event|the_order|that_contact|that_record|these|records|contacts|"
      + "the_contacts|the_records|rows|the_person|the_whole_record|the_whole_row|this_contact|"
      + "this_record|that_row|the_user|the_signup|leads|anything|everything|the_form|people|"
      + "members|orders|events|the_opportunity",
    "holding": "ask_me_before_anything_is_written|ask_a_person_before_anything_changes|"
      + """
      ask_us_before_anything_is_written|ask_me_before_anything_changes|ask_before_writing|\
      ask|ask_a_person|ask_someone|ask_somebody|ask_us|ask_me|check_with_us|check_with_me|
      """
      + "hold_it|hold_the_record|ask_first|ask_before_syncing|hold_it_for_review|"
      + "flag_it_for_review|hold_for_review|let_a_person_decide|a_person_should_decide|"
      + "somebody_should_look_at_it|someone_should_look_at_it|ask_a_human|hold_them|"
      + "hold_them_for_review|let_someone_decide|let_somebody_decide|a_person_decides|"
      + "hold_the_contact|hold_that_record|keep_it_for_review|put_it_on_hold|check_with_a_person|"
      + "flag_for_review|ask_us_first|ask_me_first|a_human_should_decide|we_want_to_decide|"
      + "leave_it_to_a_person|hold_back|hold_it_back|ask_what_to_do|let_us_decide",
    "isnewer": "is_newer|are_newer|is_more_recent|was_changed_later|was_updated_later|"
      + "is_more_up_to_date|has_changed_since|was_changed_more_recently|was_modified_later|"
      + "was_updated_more_recently|was_modified_more_recently|is_fresher|changed_later|"
      + "is_newer_there|has_the_newer_data|is_the_newer_one|was_last_changed_later|"
      + "was_changed_after|was_updated_after|was_modified_after|changed_after",
    "key": "key|match_key|unique_key|identifier|unique_identifier|external_id|dedupe_key|"
      + "primary_key|matching_key|key_field|upsert_key|unique_id|match_field|unique_field",
    "by": "by|using|keyed_by|keyed_on|matched_by|matched_on|matching_on|matching_by|on|via|"
      + "found_by|found_again_by|identified_by|deduped_by|deduplicated_by|"
      + "deduplicated_on|deduped_on|match_by|match_on|matching|recognised_by|recognized_by|"
      + "found_again_by_their|found_by_their|through",
  ]
}
