import Diagnostics
import Records

extension CheckRule {
  static let filtersAreInOrder = CheckRule(
    "Filters that drop come first, then those that hold, then those that reject",
    [.M220]
  ) { context in
    let ranks = context.spec.filters.map { filter in
      switch filter.action {
      case .dropRecord: 0
      case .holdRecord: 1
      case .rejectRecord: 2
      }
    }
    return context.spec.filters.enumerated().compactMap { index, filter in
      guard let later = ranks.prefix(index).firstIndex(where: { $0 > ranks[index] })
      else { return nil }
      let owner = SpecOwner(.filter, filter.id, at: index, because: filter.because)
      return context.diagnostic(
        .error,
        .M220,
        "\(filter.id) does \(filter.action.rawValue) after a filter that holds or rejects",
        at: owner.pointer.appending("action"),
        of: owner,
        hint: "Move it before them: drop_record, hold_record, reject_record.",
        found: filter.action.rawValue,
        fixes: [
          Fix(
            "move it before \(context.spec.filters[later].id)",
            grade: .likely,
            patch: FixPatch.move(owner.pointer, to: SpecOwner.Kind.filter.list.appending(later))
          )
        ]
      )
    }
  }
}
