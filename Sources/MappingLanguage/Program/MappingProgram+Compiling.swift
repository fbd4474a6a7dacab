package import Diagnostics
package import Records

extension MappingProgram {
  /// Compiles a spec against its two catalogs; throws every problem that keeps it from running.
  ///
  /// What the checker accepts compiles. `zones`: the time zones that may be named besides UTC.
  package static func compile(
    _ spec: MappingSpec,
    source: Catalog,
    target: Catalog,
    zones: ZoneTable = .utcOnly
  ) throws(DiagnosticList) -> MappingProgram {
    var builder = ProgramBuilder(spec, source: source, target: target, zones: zones)
    return try builder.build()
  }
}
