// Generated from Registry/Files by `dev regenerate`; edit those files instead.
// swift-format-ignore-file

extension RateLimitRegistry {
  /// The registry files: each platform's name and its file's text.
  package static let embeddedFiles: [(name: String, text: String)] = [
    ("hubspot", #"""
{
  "platform": "hubspot",
  "tiers": ["free", "starter", "professional", "enterprise", "oauth"],
  "default_tier": "free",
  "limits": [
    {
      "id": "burst",
      "shape": "rolling_window",
      "counts": "requests",
      "max": { "free": 100, "starter": 100, "professional": 190, "enterprise": 190, "oauth": 110 },
      "window_seconds": 10,
      "scope": "app_and_account",
      "except": ["*.search"],
      "reported": {
        "max": "X-HubSpot-RateLimit-Max",
        "remaining": "X-HubSpot-RateLimit-Remaining"
      },
      "why": "Shared by every token of one app in one account; buckets overshoot a rolling window.",
      "source": "HubSpot, API usage guidelines, section Rate limits",
      "verified": "2026-11-24"
    },
    {
      "id": "daily",
      "shape": "daily_reset",
      "counts": "requests",
      "max": { "free": 250000, "starter": 250000, "professional": 625000, "enterprise": 1000000 },
      "reset": "account_midnight",
      "scope": "account",
      "reported": {
        "max": "X-HubSpot-RateLimit-Daily",
        "remaining": "X-HubSpot-RateLimit-Daily-Remaining"
      },
      "why": "Shared by all private apps; begins anew at midnight of the portal; none for OAuth.",
      "source": "HubSpot, API usage guidelines, section Rate limits",
      "verified": "2026-11-24"
    },
    {
      "id": "search",
      "shape": "rolling_window",
      "counts": "requests",
      "max": 5,
      "window_seconds": 1,
      "scope": "account",
      "only": ["*.search"],
      "why": "Search stands apart from the burst and answers without the usage headers.",
      "source": "HubSpot, CRM search, section Limits",
      "verified": "2026-11-24"
    },
    {
      "id": "list_page",
      "shape": "size",
      "counts": "records",
      "max": 100,
      "scope": "request",
      "only": ["hubspot.contacts.list", "hubspot.companies.list"],
      "why": "More is refused with 400; 50 with property histories, never asked for here.",
      "source": "HubSpot, Contacts API, section Retrieve contacts",
      "verified": "2026-11-24"
    },
    {
      "id": "search_page",
      "shape": "size",
      "counts": "records",
      "max": 200,
      "scope": "request",
      "only": ["*.search"],
      "why": "The largest page of a search; a search never yields more than 10,000 rows in all.",
      "source": "HubSpot, CRM search, section Limits",
      "verified": "2026-11-24"
    },
    {
      "id": "search_body",
      "shape": "size",
      "counts": "body_bytes",
      "max": 3000,
      "scope": "request",
      "only": ["*.search"],
      "why": "Counted in characters by the platform; bytes are never fewer.",
      "source": "HubSpot, CRM search, section Limits",
      "verified": "2026-11-24"
    },
    {
      "id": "batch",
      "shape": "size",
      "counts": "records",
      "max": 100,
      "scope": "request",
      "only": ["*.batch.*"],
      "why": "Batch create, read, update, upsert and archive refuse the 101st input with 400.",
      "source": "HubSpot, Contacts API, section Batch endpoints",
      "verified": "2026-11-24"
    },
    {
      "id": "url",
      "shape": "size",
      "counts": "url_bytes",
      "max": 8000,
      "scope": "request",
      "why": "414 exists, its bound is not published: below the 8 KB line of common web servers.",
      "source": "HubSpot, Error handling, status 414; the number is ours",
      "verified": "2026-11-24"
    }
  ],
  "refusals": [
    { "status": 429, "contains": "TEN_SECONDLY_ROLLING", "limit": "burst" },
    { "status": 429, "contains": "ten_secondly_rolling", "limit": "burst" },
    { "status": 429, "contains": "DAILY", "limit": "daily" },
    { "status": 429, "contains": "daily limit", "limit": "daily" },
    { "status": 429, "contains": "your secondly limit", "limit": "search" },
    { "status": 429, "limit": "burst" }
  ],
  "retry_after": "Retry-After"
}

"""#),
    ("salesforce", #"""
{
  "platform": "salesforce",
  "tiers": [
    "developer", "professional", "enterprise", "unlimited", "performance", "full_sandbox", "trial"
  ],
  "default_tier": "developer",
  "limits": [
    {
      "id": "daily",
      "shape": "rolling_window",
      "counts": "requests",
      "max": {
        "developer": 15000,
        "professional": 100000,
        "enterprise": 100000,
        "unlimited": 100000,
        "performance": 100000,
        "full_sandbox": 5000000,
        "trial": 15000
      },
      "window_seconds": 86400,
      "scope": "account",
      "except": ["salesforce.token", "salesforce.versions"],
      "reported": { "usage": "Sforce-Limit-Info", "name": "api-usage" },
      "why": "Editions add calls per licence: the header's second number wins over this one.",
      "source": "Salesforce, API Request Limits and Allocations",
      "verified": "2026-11-24"
    },
    {
      "id": "long_running",
      "shape": "concurrency",
      "counts": "requests",
      "max": {
        "developer": 5,
        "professional": 25,
        "enterprise": 25,
        "unlimited": 25,
        "performance": 25,
        "full_sandbox": 25,
        "trial": 5
      },
      "longer_than_seconds": 20,
      "scope": "account",
      "except": ["salesforce.token", "salesforce.versions"],
      "why": "Requests that have run for 20 s or longer; shorter ones are not counted.",
      "source": "Salesforce, API Request Limits and Allocations",
      "verified": "2026-11-24"
    },
    {
      "id": "collections",
      "shape": "size",
      "counts": "records",
      "max": 200,
      "scope": "request",
      "only": ["salesforce.collections.*"],
      "why": "One call counts once against the daily limit, however many records it carries.",
      "source": "Salesforce, Create and Upsert Records Using sObject Collections",
      "verified": "2026-11-24"
    },
    {
      "id": "query_page",
      "shape": "size",
      "counts": "records",
      "max": 2000,
      "scope": "request",
      "only": ["salesforce.query"],
      "why": "Default and largest page; the server may return fewer.",
      "source": "Salesforce, REST API, QueryAll",
      "verified": "2026-11-24"
    },
    {
      "id": "query_list",
      "shape": "size",
      "counts": "values",
      "max": 200,
      "scope": "request",
      "only": ["salesforce.query"],
      "why": "Values in one IN list; keeps the query far from the bound on the URL.",
      "source": "Salesforce, Status Codes and Error Responses (414, 431); the number is ours",
      "verified": "2026-11-24"
    },
    {
      "id": "url",
      "shape": "size",
      "counts": "url_bytes",
      "max": 16384,
      "scope": "request",
      "why": "URI and headers together: 414 or 431 beyond.",
      "source": "Salesforce, Status Codes and Error Responses",
      "verified": "2026-11-24"
    }
  ],
  "refusals": [
    {
      "status": 403,
      "contains": "ConcurrentRequests",
      "limit": "long_running",
      "hold_seconds": 10
    },
    { "status": 403, "contains": "REQUEST_LIMIT_EXCEEDED", "limit": "daily", "hold_seconds": 900 }
  ],
  "retry_after": "Retry-After"
}

"""#),
  ]
}
