import Patterns
import Records

/// The flat lists of a program.
struct ProgramParts: Sendable {
  /// A field that is read, and how.
  struct Slot: Sendable {
    var name: String
    var path: FieldPath
    var reading: FieldReading
  }

  /// The zone of the spec's defaults, whose days count where nothing else is said.
  var zone = Zone.fixed(seconds: 0)
  var slots: [Slot] = []
  var currents: [Slot] = []
  var items: [CompiledItem] = []
  var constants: [ConstantValue] = []
  var atoms: [CompiledAtom] = []
  var steps: [CompiledStep] = []
  /// Where each step stands in the spec.
  var stepPlaces: [JSONPointer] = []
  var varyingSteps = 0
  var expressions: [CompiledExpression] = []
  var arms: [CompiledArm] = []
  var conditions: [CompiledCondition] = []
  var tests: [CompiledTest] = []
  var patterns: [Pattern] = []
  var variables: [CompiledVariable] = []
  var lookups: [CompiledLookup] = []
  var filters: [CompiledFilter] = []
  var rules: [CompiledRule] = []
  /// One for each rule.
  var checks: [TargetCheck] = []
  /// Whether `current`, `is_new`, `is_existing` or `if_empty` occurs, or the operation is `update`.
  var asksDestination = false
}
