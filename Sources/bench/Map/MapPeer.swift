import Foundation

/// The same mapping in another tool.
struct MapPeer {
  static let pattern = "C++ with PCRE2"
  static let copy = "simdjson, parse and serialise"

  let name: String
  /// The words of its command line; `IN` and `OUT` stand for the two files.
  let words: [String]
  /// Whether it writes to standard output.
  let writesOutput: Bool
  /// Most records it is given: the slow ones would take minutes.
  let recordsMax: Int
  /// Whether it makes what our mapping makes.
  let maps: Bool

  private init(
    _ name: String,
    _ words: [String],
    writesOutput: Bool = false,
    recordsMax: Int = .max,
    maps: Bool = true
  ) {
    self.name = name
    self.words = words
    self.writesOutput = writesOutput
    self.recordsMax = recordsMax
    self.maps = maps
  }

  /// What a run is told, over a file.
  func command(_ input: String, _ output: String) -> [String] {
    words.map { $0 == "IN" ? input : $0 == "OUT" ? output : $0 }
  }

  /// The peers whose source is in a folder, and the names of those that are missing there or do not
  /// run on this machine over a file of a few records; the C++ ones are built into `scratch`.
  static func found(
    in folder: String,
    scratch: String,
    trial: String
  ) throws -> (peers: [MapPeer], missing: [String]) {
    let program = scratch + "/map_cpp"
    let source = folder + "/map_cpp.cpp"
    if FileManager.default.fileExists(atPath: source) {
      _ = try? MeasuredProcess.of([
        "c++", "-O3", "-march=native", "-std=c++17", source, "-lsimdjson", "-lpcre2-8", "-o",
        program,
      ])
    }
    var peers: [MapPeer] = []
    var missing: [String] = []
    for peer in all(folder, program) {
      let output = scratch + "/peer-trial.jsonl"
      let run = try? MeasuredProcess.of(
        peer.command(trial, output),
        output: peer.writesOutput ? output : "/dev/null"
      )
      if run?.status == 0 { peers.append(peer) } else { missing.append(peer.name) }
    }
    return (peers, missing)
  }

  private static func all(_ folder: String, _ program: String) -> [MapPeer] {
    let oneThread = [
      "env", "GOMAXPROCS=1", "POLARS_MAX_THREADS=1", "OMP_NUM_THREADS=1", "PYTHONHASHSEED=0",
    ]
    func python(_ file: String, _ more: String...) -> [String] {
      oneThread + ["python3", "\(folder)/\(file)"] + more + ["IN", "OUT"]
    }
    func query(_ tool: String) -> [String] {
      oneThread + [tool, "-c", "-f", "\(folder)/map.jq", "IN"]
    }
    let miller = [
      "mlr", "--ijsonl", "--ojsonl", "--infer-none", "--records-per-batch", "500",
    ]
    return [
      MapPeer(pattern, [program, "pcre", "IN", "OUT"]),
      MapPeer("C++, patterns by hand", [program, "hand", "IN", "OUT"]),
      MapPeer(copy, [program, "copy", "IN", "OUT"], maps: false),
      MapPeer("DuckDB", python("map_duckdb.py")),
      MapPeer("Polars", python("map_polars.py")),
      MapPeer("Python with orjson", python("map_python.py", "orjson")),
      MapPeer("Node", ["node", "\(folder)/map_node.js", "IN", "OUT"]),
      MapPeer("gojq", query("gojq"), writesOutput: true, recordsMax: 10_000),
      MapPeer(
        "Miller",
        oneThread + miller + ["put", "-q", "-f", "\(folder)/map.mlr", "IN"],
        writesOutput: true,
        recordsMax: 10_000
      ),
      MapPeer("jq", query("jq"), writesOutput: true, recordsMax: 10_000),
      MapPeer("JSONata", python("map_jsonata.py"), recordsMax: 500),
    ]
  }
}
