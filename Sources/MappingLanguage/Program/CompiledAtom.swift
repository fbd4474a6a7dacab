/// One atom with names resolved: all numbers are places in the program's lists.
struct CompiledAtom: Sendable {
  enum Source: BitwiseCopyable, Sendable {
    case slot(Int)
    case constant(Int)
    case variable(Int)
    case lookup(Int)
    case run(RunSlot)
    case current(Int)
    case item(Int)
  }

  enum RunSlot: Int, BitwiseCopyable, Sendable {
    case startedAt
    case runID
    case specID
    case sourceSystem
  }

  var source: Source
  var asText: Bool
  var steps: Range<Int>
}
