import ArgumentParser
import FoundationEssentials
import Records

/// `dev regenerate`: writes every generated file again, and canonical JSON canonically.
struct RegenerateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "regenerate",
    abstract: "Writes the generated files, and the mappings in canonical form."
  )

  func run() async throws {
    let root = FileManager.default.currentDirectoryPath
    for file in GeneratedFile.all {
      guard let text = file.text(root), text != GeneratedFile.read(file.path, in: root) else {
        continue
      }
      try Data(text.utf8).write(to: URL(filePath: root + "/" + file.path))
      print("wrote \(file.path)")
    }
    for file in Repository(readingFrom: root).files(under: "mappings/", ending: ".json") {
      let bytes = try JSON(parsing: file.bytes).bytes(.canonical)
      guard bytes != file.bytes else { continue }
      try Data(bytes).write(to: URL(filePath: root + "/" + file.path))
      print("wrote \(file.path)")
    }
  }
}
