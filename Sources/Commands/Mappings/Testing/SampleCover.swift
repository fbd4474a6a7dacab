import MappingLanguage
import Records

/// Chooses the few samples that show everything a mapping does: every outcome, every rule with and
/// without a value and from other fields, every empty field, every option and what is none, the
/// longest values, odd characters.
struct SampleCover {
  struct Sample {
    let record: SourceRecord
    let trace: RecordTrace
  }

  private let source: Catalog?
  private var features: [Set<String>] = []
  private var samples: [Sample] = []
  /// The longest result of each target so far: its length and the sample's place.
  private var longest: [String: (length: Int, place: Int)] = [:]

  /// `source` says which values are options.
  init(_ source: Catalog? = nil) { self.source = source }

  mutating func add(_ record: SourceRecord, _ trace: RecordTrace) {
    let place = samples.count
    samples.append(Sample(record: record, trace: trace))
    features.append(features(of: trace))
    for entry in trace.entries where entry.kind == .rule {
      guard let target = entry.target, case .value(.string(let text)) = entry.result else {
        continue
      }
      if text.utf8.count > longest[target]?.length ?? 0 {
        longest[target] = (text.utf8.count, place)
      }
    }
  }

  var count: Int { samples.count }

  /// At most `limit` samples, each adding something the ones before did not show, in that order.
  func chosen(limit: Int) -> [Sample] {
    var wanted = features
    for (target, best) in longest { wanted[best.place].insert("longest \(target)") }
    var seen: Set<String> = []
    var places: [Int] = []
    while places.count < limit {
      var best: (place: Int, gain: Int)?
      for place in wanted.indices where !places.contains(place) {
        let gain = wanted[place].subtracting(seen).count
        if gain > best?.gain ?? 0 { best = (place, gain) }
      }
      guard let best else { break }
      places.append(best.place)
      seen.formUnion(wanted[best.place])
    }
    return places.map { samples[$0] }
  }

  private func features(of trace: RecordTrace) -> Set<String> {
    var features: Set<String> = []
    switch trace.outcome {
    case .emitted: features.insert("emitted")
    case .dropped(let filter): features.insert("dropped by \(filter)")
    case .held(let held): features.insert("held by \(held.by)")
    case .rejected(let rejection), .runFailed(let rejection):
      features.insert("rejected \(rejection.code.rawValue) at \(rejection.target ?? "")")
    }
    for entry in trace.entries {
      let part = "\(entry.kind.rawValue) \(entry.id)"
      features.insert("\(part) \(Self.kind(of: entry.result))")
      // What a rule reads tells which way it went.
      features.insert("\(part) reads \(entry.read.map(\.name).joined(separator: ", "))")
      if case .value(.bool(let flag)) = entry.result { features.insert("\(part) is \(flag)") }
      for reading in entry.read { features.formUnion(Self.features(of: reading, entry.id, source)) }
    }
    return features
  }

  private static func features(
    of reading: RecordTrace.Reading,
    _ id: String,
    _ source: Catalog?
  ) -> [String] {
    guard let raw = reading.raw else { return ["\(id) reads no \(reading.name)"] }
    var features: [String] = []
    if let field = source?[reading.name], reading.side == .source, !field.options.isEmpty {
      let text = (try? JSON(parsing: raw))?.string ?? raw
      let isOption = field.options.contains { $0.value == text }
      features.append(isOption ? "\(reading.name) \(text)" : "\(reading.name) is no option")
    }
    if raw.utf8.contains(where: { $0 >= 0x80 }) {
      features.append("unusual characters in \(reading.name)")
    }
    if raw.unicodeScalars.contains(where: Self.isOdd) {
      features.append("odd characters in \(reading.name)")
    }
    return features
  }

  /// Controls, invisible ones, and what stands for a broken character.
  private static func isOdd(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .privateUse, .unassigned: true
    default: scalar == "\u{FFFD}"
    }
  }

  private static func kind(of result: RecordTrace.Result) -> String {
    switch result {
    case .value: "value"
    case .wroteNull: "null"
    case .hit: "hit"
    case .passed: "passed"
    case .leftOut(let reason): reason.rawValue
    case .failed(let rejection): rejection.code.rawValue
    }
  }
}
