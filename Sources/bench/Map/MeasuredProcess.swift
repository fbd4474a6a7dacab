import CBench
import Rig

/// What one run of a program took, by the system's own account of that process.
struct MeasuredProcess {
  let status: Int
  /// User and system.
  let processorSeconds: Double
  let wallSeconds: Double
  /// The most memory it held, whatever this program holds.
  let peakMegabytes: Double

  /// Runs a program to its end; `input` is given so many times over on standard input.
  static func of(
    _ words: [String],
    input: String = "",
    times: Int = 1,
    output: String = "/dev/null"
  ) throws -> MeasuredProcess {
    var found = CBenchProcess()
    let lines = words.map { $0 + "\n" }.joined()
    let code = unsafe cbench_run(lines, input, Int32(times), output, &found)
    guard code == 0 else { throw RigFault("\(words.first ?? "") does not run: error \(code)") }
    return MeasuredProcess(
      status: Int(found.status),
      processorSeconds: Double(found.user_nanoseconds + found.system_nanoseconds) / 1e9,
      wallSeconds: Double(found.wall_nanoseconds) / 1e9,
      peakMegabytes: Double(found.peak_bytes) / 1_048_576
    )
  }

  /// Runs a program that must end with 0, or with the status for records that were not written.
  static func expect(
    _ words: [String],
    input: String = "",
    times: Int = 1,
    output: String = "/dev/null"
  ) throws -> MeasuredProcess {
    let run = try of(words, input: input, times: times, output: output)
    guard run.status == 0 || run.status == 3 else {
      throw RigFault("\(words.joined(separator: " ")): status \(run.status)")
    }
    return run
  }
}
