import Diagnostics

extension CheckRule {
  static let sizesAreAllowed = CheckRule("A spec keeps within the limits of its size", [.M106]) {
    context in
    SpecLimits.excesses(of: context.spec, context.nodes, source: context.options.specName)
  }
}
