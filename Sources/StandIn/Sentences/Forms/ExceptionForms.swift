extension Grammar {
  static let exceptionForms: [Form<Clause>] = [
    Form(
      """
      ($dont) (overwrite|replace|change|touch|overwriting|update) (existing|the_existing|\
      any_existing|present)? (data|values|fields|anything|what_is_there|\
      what_is_already_there|what_we_have|existing_data|existing_values|value|entries|\
      anything_that_is_already_there|what_is_filled|whats_there|whats_already_there|\
      anything_already_there|information|whats_already_in_there|what_is_already_filled_in|\
      what_is_already_in_salesforce|what_is_already_in_hubspot|existing_information|\
      what_we_already_have|filled_fields|non_empty_fields|fields_that_are_filled|\
      fields_that_already_have_a_value|values_that_are_already_there|what_salesforce_has|\
      what_hubspot_has|values_that_are_there)
      """
    ) { _ in .fillOnly([]) },
    Form(
      """
      (only)? (fill|fill_in) (only|in)? (the)? (blanks|empty_fields|blank_fields|gaps|\
      what_is_empty|what_is_missing|missing_values|whats_missing|missing_data|\
      whats_empty) (only)?
      """
    ) { _ in .fillOnly([]) },
    Form(
      """
      ($dont) (overwrite|replace|change|touch|update) (an|the)? (existing|present|\
      already_filled)? {f:eithers} (that|which)? (if|when|where)? (it_is_already_set|\
      it_is_already_there|it_already_exists|they_already_have_one|there_is_one|\
      there_already_is_one|already_set|it_is_already_filled|one_is_there|it_is_filled|\
      already_there|it_is_already_filled_in|there_is_already_one|it_is_set|it_has_a_value|\
      it_already_has_a_value|is_already_there|is_there)?
      """
    ) { fill($0) },
    Form(
      """
      (only)? (fill|fill_in|set|write|update|copy) (only|in)? {f:eithers} (only)? (if|\
      when|where) (it_is|its|they_are|theyre|that_is|thats|the_field_is|still|\
      the_target_is|it_is_still) (still|currently)? (empty|blank|missing|not_set|\
      not_filled) (there|in_salesforce|in_hubspot|in_mailchimp|in_the_target|in_the_crm|\
      at_the_destination|over_there|on_the_lead|on_the_contact)?
      """
    ) { fill($0) },
    Form(
      """
      (only)? (fill|fill_in|set|write|update|copy) {f:eithers} (only)? (if|when|where) \
      (salesforce|hubspot|mailchimp|the_target|the_crm|the_destination|the_lead|\
      the_contact|we) (has_none|have_none|has_no_value|does_not_have_one|doesnt_have_one|\
      has_nothing|has_nothing_there|does_not_have_it|has_nothing_yet|has_none_yet|\
      has_no_value_yet|has_no_value_there)
      """
    ) { fill($0) },
    Form(
      """
      {f:eithers} (only)? (if|when|where) (it_is|its|they_are|salesforce_has_none|\
      hubspot_has_none|mailchimp_has_none|still)? (empty|blank)? (in_salesforce|\
      in_hubspot|in_mailchimp|there|in_the_target)
      """
    ) { fill($0) },
    Form(
      "{f:eithers} (is|are|should_be|must_be|may_be) (never|not) (to_be)? (overwritten|replaced)"
    ) { fill($0) },
    Form(
      """
      {f:eithers} (is|are)? (only)? (go|goes|come|comes|copied|written|taken_over|filled|set|\
      transferred|taken) (over|in|along)? (only)? (if|when|where) (hubspot|salesforce|\
      mailchimp|the_target|the_contact|the_lead|the_crm) (still)? (has_none|have_none|\
      has_nothing|has_no_value|has_nothing_yet|has_none_yet|has_no_value_yet|is_empty_there)
      """
    ) { fill($0) },
    Form("(only_fill|fill_only) {f:eithers}") { _ in nil },
    Form(
      """
      {f:eithers} (:|-)? only (if|when|where) {t:records} (one|value|own|field|property|side)? (is|\
      are) (still|currently)? (blank|empty|missing|not_set)
      """
    ) { words in
      // "only where HubSpot's is blank": the target's value, not the source's.
      guard let owner = words.records("t"), owner.condition == nil, owner.sides == [.target] else {
        return nil
      }
      return fill(words)
    },
    Form(
      """
      {f:eithers} : (only_fill_blanks|fill_blanks_only|only_if_empty|fill_only_if_empty|\
      never_overwrite|do_not_overwrite|dont_overwrite|only_when_empty)
      """
    ) { fill($0) },
    Form("keep (the)? (existing) {f:eithers}") { fill($0) },
    Form(
      """
      (only)? (update|sync|write|overwrite|change|touch|take|send|copy|transfer) (it|them|\
      the_record|records|a_record|the_target|anything)? (only)? (if|when|where) (the)? \
      {r:records} (record|data|version|side)? ($isnewer) (than)? ((the)? {t:records} \
      (record|one|version|data|side)?)?
      """
    ) { newer($0) },
    Form(
      """
      (only)? (update|sync|write|overwrite|change|touch|take|send|copy|transfer) \
      {x:records} (only)? (if|when|where) (the)? {r:records} (record|data|version|side)? \
      ($isnewer) (than)? ((the)? {t:records} (record|one|version|data|side)?)?
      """
    ) { newer($0) },
    Form(
      """
      only (if|when|where) (the)? {r:records} (record|data|version|side)? ($isnewer) \
      (than)? ((the)? {t:records} (record|one|version|data|side)?)?
      """
    ) { newer($0) },
    Form(
      """
      {f:eithers} (are|is|should_be|must_be) only (taken_over|taken|copied|written|updated|\
      overwritten|transferred|changed|set) (if|when|where) (the)? {r:records} (changed|updated|\
      modified) (the_contact|the_record|it|the_lead|the_member|the_person) (after|later_than|\
      more_recently_than) (the)? {t:records} (last)? (changed|did|updated|modified)? (it)? (last)?
      """
    ) { newer($0) },
    Form(
      """
      {f:eithers} (are|is|should_be|must_be) only (taken_over|taken|copied|written|updated|\
      overwritten|transferred|changed|set) (if|when|where) (the)? {r:records} (record|data|\
      version|side)? ($isnewer) (than)? ((the)? {t:records} (record|one|version|data|side)?)?
      """
    ) { newer($0) },
    Form("only (if_newer|when_newer)") { _ in .onlyNewer([]) },
    Form(
      """
      (only)? (copy|map|write|update|take|overwrite|set) {f:eithers} (only)? (if|when|\
      where) (the)? {r:records} (record|data|version|side)? ($isnewer) (than)? ((the)? \
      {t:records} (record|one|version|data|side)?)?
      """
    ) { newer($0) },
    Form(
      "(only)? (copy|map|write|update|take|overwrite|set) {f:eithers} only (if_newer|when_newer)"
    ) { newer($0) },
    Form(
      """
      ($skipping) ($records)? (if|when|where) (the)? {t:records} (record|data|version|\
      side)? ($isnewer) (than)? ((the)? {r:records} (record|one|version|data|side)?)?
      """
    ) { newer($0) },
    Form(
      """
      ($dont) (overwrite|update|touch|change) ($records|anything|newer_data)? (if|when|\
      where) (the)? {t:records} (record|data|version|side)? ($isnewer) (than)? ((the)? \
      {r:records} (record|one|version|data|side)?)?
      """
    ) { newer($0) },
    Form(
      """
      ($dont) (map|sync|copy|write|touch|transfer|change|send|include|use|bring|import|\
      take|need|want|export|mapping|add|pass) (over)? {f:eithers} (over|along|across|\
      at_all|please|anymore|any_more|yet)?
      """
    ) { leave($0) },
    Form("we (dont|do_not) (need|want|use) {f:eithers} (there|anymore|at_all)?") { leave($0) },
    Form(
      """
      leave {f:eithers} (out|alone|unmapped|empty|as_is|untouched|off|blank|as_it_is|\
      as_they_are|away|behind|out_of_it|unchanged)
      """
    ) { leave($0) },
    Form(
      """
      (leave_out|ignore|omit|skip|exclude|drop|forget|forget_about|leave_off|disregard) \
      {f:eithers}
      """
    ) { leave($0) },
    Form(
      """
      {f:eithers} (is|are|stays|stay|should_be|must_be|can_be|remain|remains) (not|\
      never)? (to_be)? (left_out|ignored|skipped|omitted|left_alone|left_empty|unmapped|\
      dropped|left_blank|out)
      """
    ) { leave($0) },
    Form(
      """
      {f:eithers} (is_not|are_not|isnt|arent|should_not_be|must_not_be|need_not_be|\
      shouldnt_be|will_not_be|does_not_need_to_be|do_not_need_to_be|doesnt_need_to_be|\
      dont_need_to_be) (mapped|copied|synced|used|needed|included|sent|transferred|\
      imported|wanted|required|relevant|touched|written)
      """
    ) { leave($0) },
    Form("no need (for|to_map|to_copy|to_sync|to_send) {f:eithers}") { leave($0) },
    Form(
      """
      (no|without|not|except_for|except|apart_from|but_not) {f:eithers} (please)?
      """
    ) { leave($0) },
    Form(
      """
      (copy|map|sync|take|send|move|transfer)? (all|everything|all_fields|all_the_fields) (but|\
      except|except_for|apart_from|other_than) {f:eithers} (please)?
      """
    ) { words in
      leave(words).map { .all([.general(key: nil, isHeading: false), $0]) }
    },
    Form(
      """
      (no_longer|stop|not_any_more|cease) (map|mapping|sync|syncing|copy|copying|write|writing|\
      send|sending|fill|filling|transfer|transferring|use|using|include|including|set|setting) \
      {f:eithers} \
      (anymore|any_more|from_now_on)?
      """
    ) { leave($0) },
    Form(
      """
      (remove|delete|take_out|drop) (the|any)? (rule|mapping|rules|line) (for|of|about) {f:eithers}
      """
    ) { leave($0) },
  ]

  private static func fill(_ words: Captures) -> Clause? {
    let fields = words.fields("f")
    return fields.isEmpty ? nil : .fillOnly(fields)
  }

  /// The source must be the newer one, as far as the words say which is which.
  private static func newer(_ words: Captures) -> Clause? {
    let own = words.records("r")
    let other = words.records("t")
    guard own?.sides.contains(.target) != true, other?.sides.contains(.source) != true,
      own?.condition == nil, other?.condition == nil, words.records("x")?.condition == nil
    else { return nil }
    // "Skip it if it is newer" speaks of nobody in particular.
    if own == nil, let other, !other.sides.contains(.target) { return nil }
    return .onlyNewer(words.fields("f"))
  }

  private static func leave(_ words: Captures) -> Clause? {
    let fields = words.fields("f")
    return fields.isEmpty ? nil : .leaveOut(fields)
  }
}
