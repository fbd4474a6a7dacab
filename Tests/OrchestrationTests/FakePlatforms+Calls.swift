import Foundation
import Records
import Transport

extension FakePlatforms {
  /// A request, with its place among all requests and among those of its kind.
  struct Call: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
      /// A page of all contacts.
      case list
      case upsert
      case create
      /// A look-up of leads.
      case lead
      case other
    }

    var kind: Kind
    /// Among all, counted from 1.
    var number: Int
    /// Among those of its kind.
    var place: Int
    /// The keys of what is written.
    var keys: [String]

    var isWrite: Bool { kind == .upsert || kind == .create }

    static func isWrite(_ request: WireRequest) -> Bool {
      request.method == "PATCH"
        || (request.method == "POST" && request.url.hasSuffix("/composite/sobjects"))
    }

    func trouble(_ state: State) -> Trouble? {
      if let trouble = state.troubles[number] { return trouble }
      return switch kind {
      case .upsert: state.upsertTroubles[place]
      case .create: state.createTroubles[place]
      case .list: state.listTroubles[place]
      case .lead: state.leadTroubles[place]
      case .other: nil
      }
    }
  }

  /// Counts a request in.
  static func begin(_ request: WireRequest, _ state: inout State) -> Call {
    state.requests += 1
    var call = Call(kind: .other, number: state.requests, place: 0, keys: [])
    if Call.isWrite(request) {
      call.kind = request.method == "PATCH" ? .upsert : .create
      let records = (try? JSON(parsing: request.body))?["records"]?.array ?? []
      call.keys = records.map { $0["Key__c"]?.string ?? "?" }
      let others = Set(state.underWay.values.joined())
      state.clashes.formUnion(others.intersection(call.keys))
      state.underWay[call.number] = call.keys
      state.underWayMax = max(state.underWayMax, state.underWay.count)
      if call.kind == .upsert { state.upserts += 1 } else { state.creates += 1 }
      call.place = call.kind == .upsert ? state.upserts : state.creates
    } else if request.url.contains("/objects/contacts?") {
      state.listed += 1
      call.kind = .list
      call.place = state.listed
    } else if request.url.removingPercentEncoding?.contains("FROM Lead") == true {
      state.leadQueries += 1
      call.kind = .lead
      call.place = state.leadQueries
    }
    return call
  }
}
