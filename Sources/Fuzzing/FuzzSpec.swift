/// The spec that mutations begin with.
enum FuzzSpec {
  static let text = """
    {
      "mapping": 1, "id": "whole",
      "description": [{"id": "S1", "text": "Map everything, drop who has no email."}],
      "source": {"system": "hubspot", "object": "contacts", "read": {"trim": false}},
      "target": {"system": "salesforce", "object": "Lead", "operation": "upsert", "key": ["Key"]},
      "defaults": {"on_error": "reject_record", "on_null": "omit", "write": "always",
        "time_zone": "Europe/Berlin", "region": "US", "locale": "en"},
      "assumptions": [{"id": "A1", "text": "Numbers are American."}],
      "questions": [{"because": [{"s": "S1", "quote": "everything"}], "text": "All?",
        "options": ["Yes", "No"]}],
      "value_maps": [{"name": "m", "case_insensitive": true,
        "entries": [{"from": "g", "to": "Web"}, {"from": "s", "to": "ref"}]}],
      "lookups": [{"name": "l", "system": "salesforce", "object": "Account",
        "match": [{"field": "Name", "equals": {"var": "v"}, "case_insensitive": true}],
        "return": "Id", "on_none": "null", "on_many": "error"}],
      "variables": [
        {"name": "v", "value": {"field": "name", "as": "text", "then": [{"fn": "trim"}]}},
        {"name": "t", "value": {"test": {"any": [{"op": "is_new"}, {"of": {"field": "seats"},
         "op": "gt", "arg": 5}]}}},
        {"name": "z", "value": {"case": [{"when": {"all": [{"of": {"field": "zone"}, "op": "eq",
         "arg": "x"}]}, "value": {"const": "Asia/Kolkata"}}], "else": {"const": "UTC"}}},
        {"name": "r", "each": {"field": "bookings"},
         "keep": {"all": [{"of": {"item": "sku"}, "op": "is_not_null"}]},
         "parts": [{"to": "Name", "value": {"item": "sku"}, "on_null": "drop"}],
         "because": [{"s": "S1", "quote": "Map"}]}
      ],
      "filters": [
        {"id": "f1", "when": {"all": [{"of": {"field": "email"}, "op": "is_null"}]},
         "action": "drop_record", "because": [{"s": "S1", "quote": "no email"}]},
        {"id": "f2", "when": {"all": [{"of": {"field": "tier"}, "op": "in", "arg": ["g", "s"]},
         {"of": {"current": "LastName"}, "op": "starts_with", "arg": ["X"]}]},
         "action": "hold_record", "ask": {"text": "Which?", "options": ["One"]},
         "because": [{"s": "S1", "quote": "Map"}]},
        {"id": "f3", "when": {"any": [{"of": {"field": "revenue"}, "op": "lt",
         "arg_of": {"field": "seats"}}]}, "action": "reject_record", "target": "Revenue",
         "because": [{"s": "S1", "quote": "Map"}]}
      ],
      "rules": [
        {"id": "r1", "target": "LastName", "value": {"coalesce": [{"var": "v"}, {"const": "x"}],
         "then": [{"fn": "truncate", "max": 10}]}, "on_null": "reject_record",
         "because": [{"s": "S1", "quote": "Map"}]},
        {"id": "r2", "target": "Title", "value": {"concat": [{"field": "note", "then": [{"fn":
         "strip_html"}]}, {"field": "country"}], "separator": " / ", "nulls": "skip",
         "then": [{"fn": "truncate", "max": 12, "unit": "byte"}]},
         "because": [{"s": "A1", "quote": "Numbers"}]},
        {"id": "r3", "target": "Source", "value": {"field": "tier", "then": [{"fn": "map_value",
         "map": "m", "unlisted": "error"}]}, "because": [{"s": "S1", "quote": "Map"}]},
        {"id": "r4", "target": "Revenue", "value": {"calc": "sum", "of": [{"field": "revenue"},
         {"field": "seats"}], "nulls": "null", "then": [{"fn": "round", "scale": 2, "mode":
         "half_even"}]}, "because": [{"s": "S1", "quote": "Map"}]},
        {"id": "r5", "target": "Words", "value": {"list": [{"field": "words", "then": [{"fn":
         "lower", "each": true}]}, {"field": "name"}], "then": [{"fn": "distinct"}]},
         "because": [{"s": "S1", "quote": "Map"}]},
        {"id": "r6", "target": "Phone", "value": {"field": "phone", "then": [{"fn":
         "normalize_phone", "check": "possible", "on_error": "null"}]}, "write": "if_empty",
         "because": [{"s": "S1", "quote": "Map"}]},
        {"id": "r7", "target": "Key", "value": {"field": "id", "as": "text"},
         "on_null": "reject_record", "because": [{"s": "S1", "quote": "Map"}]},
        {"id": "r8", "target": "Created", "value": {"field": "note", "then": [{"fn":
         "parse_datetime", "formats": ["%d.%m.%Y %H:%M"], "time_zone": {"var": "z"}}]},
         "on_error": "null", "when": {"all": [{"of": {"var": "t"}, "op": "is_true"}]},
         "because": [{"s": "S1", "quote": "Map"}]},
        {"id": "r9", "target": "Stays", "value": {"var": "r"},
         "because": [{"s": "S1", "quote": "Map"}]},
        {"id": "r10", "target": "Account", "value": {"lookup": "l"},
         "because": [{"s": "S1", "quote": "Map"}]},
        {"id": "r11", "target": "Website", "value": {"field": "site", "then": [{"fn":
         "normalize_url", "default_scheme": "https"}]}, "on_error": "null", "on_null": "write_null",
         "because": [{"s": "S1", "quote": "Map"}]},
        {"id": "r12", "target": "Text 0", "value": {"field": "note", "then": [{"fn":
         "regex_extract", "pattern": "([a-z]+) [0-9]{1,4}", "group": 1}]},
         "because": [{"s": "S1", "quote": "Map"}]},
        {"id": "r13", "target": "Tags", "value": {"list": [{"field": "tags"}, {"current": "Tags"}],
         "then": [{"fn": "distinct"}]}, "because": [{"s": "S1", "quote": "Map"}]}
      ],
      "not_mapped": [{"field": "old", "because": [{"s": "S1", "quote": "Map"}], "reason": "old"}],
      "tests": [{"name": "one", "input": {"email": "a@example.com", "name": "Ada", "id": "1"},
        "expect": {"outcome": "emit", "record": {"LastName": "Ada"}}}]
    }
    """
}
