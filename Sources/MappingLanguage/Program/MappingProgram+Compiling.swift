package import Diagnostics
package import Records

extension MappingProgram {
  /// Compiles a spec against its two catalogs; throws every problem that keeps it from running.
  ///
  /// What the checker accepts compiles. `resources`: data tables, time zones and secrets.
  package static func compile(
    _ spec: MappingSpec,
    source: Catalog,
    target: Catalog,
    resources: MappingResources = .builtIn
  ) throws(DiagnosticList) -> MappingProgram {
    var builder = ProgramBuilder(spec, source: source, target: target, resources: resources)
    return try builder.build()
  }

  /// Compiles what a check has looked at, with the steps that it has prepared.
  static func compile(_ context: CheckContext) throws(DiagnosticList) -> MappingProgram {
    var builder = ProgramBuilder(
      context.spec,
      source: context.source,
      target: context.target,
      resources: context.options.resources
    )
    builder.preparedSteps = context.preparation.functions
    return try builder.build()
  }
}
