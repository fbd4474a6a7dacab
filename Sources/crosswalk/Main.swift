import Commands

/// The command line.
@main
struct Main {
  static func main() async { await CrosswalkProgram.main() }
}
