/// One thing that shall go wrong: on which arrivals of which operation, and how.
struct FaultRule: Hashable, Sendable {
  enum Action: Hashable, Sendable {
    /// Only the delay.
    case none
    /// Never answers; `after`: the request has been carried out.
    case hold(Moment)
    /// Resets the connection; `after`: the request has been carried out.
    case reset(Moment)
    /// Answers with the first half of the body; the request has been carried out.
    case cut
    /// Carries a question to the model out, with something wrong about the answer.
    case twist(ModelTwist)
    /// Answers this instead, without carrying the request out.
    case status(Int, body: String?, headers: [SandboxAnswer.Header])
  }

  enum Moment: Hashable, Sendable {
    case before
    case after
  }

  var operation: SandboxOperation
  /// The first arrival concerned, counted from 1 since the plan was put.
  var nth: Int
  /// How many arrivals in a row.
  var times: Int
  var action: Action
  var delayMilliseconds: Int
}
