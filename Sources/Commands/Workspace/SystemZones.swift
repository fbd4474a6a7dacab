import FoundationEssentials
import MappingLanguage

/// The time zone database of this machine: TZif files in a folder, as the package tzdata lays them.
struct SystemZones {
  private let folder: String

  /// Looks where `TZDIR` says, or where all systems have it.
  init(_ environment: [String: String]) {
    folder = environment["TZDIR"] ?? "/usr/share/zoneinfo"
  }

  /// Every zone, read when a spec names it; without the package, UTC alone.
  var table: ZoneTable {
    let folder = folder
    return ZoneTable(
      version: release,
      list: {
        let names = try? FileManager.default.subpathsOfDirectory(atPath: folder)
        return (names ?? []).filter(Self.isName)
      },
      file: { name in
        guard Self.isName(name),
          let data = FileManager.default.contents(atPath: folder + "/" + name),
          data.starts(with: Array("TZif".utf8))
        else { return nil }
        return [UInt8](data)
      }
    )
  }

  /// Whether a text can be a zone's name, and leads nowhere else: `America/New_York`, `Etc/GMT+3`.
  ///
  /// Names in small letters are folders of variants, and tables that are no zones.
  private static func isName(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    return text.first?.isUppercase == true
      && parts.allSatisfy { part in
        !part.isEmpty
          && part.utf8.allSatisfy { byte in
            byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte &- 0x30 < 10
              || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
              || byte == UInt8(ascii: "+")
          }
      }
  }

  /// The first line of tzdata.zi is "# version 2025b".
  private var release: String {
    let data = FileManager.default.contents(atPath: folder + "/tzdata.zi") ?? Data()
    let line = String(decoding: data.prefix(80), as: UTF8.self).prefix { $0 != "\n" }
    let words = line.split(separator: " ")
    return words.count == 3 && words[1] == "version" ? String(words[2]) : "unknown"
  }
}
