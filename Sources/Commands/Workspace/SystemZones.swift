import FoundationEssentials
import MappingLanguage

/// The time zone database of this machine: TZif files in a folder, as the package tzdata lays them.
struct SystemZones {
  private let folder: String

  /// Looks where `TZDIR` says, or where all systems have it.
  init(_ environment: [String: String]) {
    folder = environment["TZDIR"] ?? "/usr/share/zoneinfo"
  }

  /// Every zone; without the package, UTC alone.
  var table: ZoneTable {
    var files: [String: [UInt8]] = [:]
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    // Names in small letters are folders of variants, and tables that are no zones.
    for name in names where name.first?.isUppercase == true {
      guard let bytes = bytes(name) else { continue }
      files[name] = bytes
    }
    return ZoneTable(files: files, version: release)
  }

  /// `nil` for folders, and for tables that are no zones.
  private func bytes(_ name: String) -> [UInt8]? {
    guard let data = FileManager.default.contents(atPath: folder + "/" + name),
      data.starts(with: Array("TZif".utf8))
    else { return nil }
    return [UInt8](data)
  }

  /// The first line of tzdata.zi is "# version 2025b".
  private var release: String {
    let data = FileManager.default.contents(atPath: folder + "/tzdata.zi") ?? Data()
    let line = String(decoding: data.prefix(80), as: UTF8.self).prefix { $0 != "\n" }
    let words = line.split(separator: " ")
    return words.count == 3 && words[1] == "version" ? String(words[2]) : "unknown"
  }
}
