import Records

/// Why a control was not obeyed.
struct ControlFault: Error, Hashable, Sendable {
  let status: Int
  let message: String
  let pointer: String?
  let hint: String

  init(status: Int, _ message: String, pointer: String? = nil, hint: String) {
    self.status = status
    self.message = message
    self.pointer = pointer
    self.hint = hint
  }

  var answer: SandboxAnswer {
    .json(
      status,
      .members([
        "error": .string(message), "pointer": pointer.map { .string($0) }, "hint": .string(hint),
      ])
    )
  }
}
