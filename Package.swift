// swift-tools-version: 6.2
import PackageDescription

/// What every Swift target of the house is compiled with.
let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),  // SE-0335
  .enableUpcomingFeature("InternalImportsByDefault"),  // SE-0409
  .enableUpcomingFeature("MemberImportVisibility"),  // SE-0444
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),  // SE-0461
]

/// A library target whose `purpose` is required and unused: the manifest is the map of the house.
func module(
  _ name: String,
  _ purpose: String,
  needs: [Target.Dependency] = [],
  exclude: [String] = []
) -> Target {
  .target(name: name, dependencies: needs, exclude: exclude, swiftSettings: house)
}

/// An executable target, described the same way.
func program(
  _ name: String,
  _ purpose: String,
  needs: [Target.Dependency] = [],
  exclude: [String] = []
) -> Target {
  .executableTarget(name: name, dependencies: needs, exclude: exclude, swiftSettings: house)
}

/// The tests of the rooms named in `needs`; `exclude` names folders of test data.
func tests(_ name: String, needs: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: needs, exclude: exclude, swiftSettings: house)
}

let argumentParser: Target.Dependency = .product(
  name: "ArgumentParser",
  package: "swift-argument-parser"
)
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let lifecycle: Target.Dependency = .product(
  name: "ServiceLifecycle",
  package: "swift-service-lifecycle"
)
let nio: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let signals: Target.Dependency = .product(
  name: "UnixSignals",
  package: "swift-service-lifecycle"
)
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")
let systemPackage: Target.Dependency = .product(
  name: "SystemPackage",
  package: "swift-system"
)
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

let package = Package(
  name: "crosswalk",
  platforms: [.macOS(.v26)],
  products: [
    .executable(name: "crosswalk", targets: ["crosswalk"]),
    .library(name: "Fuzzing", type: .static, targets: ["Fuzzing"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  ],
  targets: [
    // C below.
    .systemLibrary(
      name: "CCurl",
      pkgConfig: "libcurl",
      providers: [.apt(["libcurl4-openssl-dev"])]
    ),
    .systemLibrary(name: "CLibFuzzer"),
    .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .target(
      name: "CSimdJSON",
      cxxSettings: [.unsafeFlags(["-O3", "-DNDEBUG"])],
      linkerSettings: [.linkedLibrary("simdjson")]
    ),
    .target(
      name: "CBench",
      cSettings: [.unsafeFlags(["-O2"])],
      linkerSettings: [.linkedLibrary("sqlite3")]
    ),
    .target(name: "CAllocations", cSettings: [.unsafeFlags(["-O2"])]),

    // The core: values and decisions. No clock, no network, no disk.
    module("Diagnostics", "What is wrong, where, and what to do about it."),
    module(
      "Records",
      "Values, records, catalogs, JSON and CSV in and out.",
      needs: ["Diagnostics", "CSimdJSON"]
    ),
    module("Patterns", "Regular expressions, owned and bounded.", needs: ["CPCRE2"]),
    module(
      "Compression",
      "Gzip and Zstandard streams, read as they come.",
      needs: ["CZlib", "CZstd"]
    ),
    module(
      "MappingLanguage",
      "The mapping spec: read, check, compile, run.",
      needs: ["Diagnostics", "Patterns", "Records", crypto]
    ),
    module("Matching", "Which field is probably which.", needs: ["Diagnostics", "Records"]),
    module(
      "SyncMachine",
      "The lives of a run, its intake, a batch and a version, as pure transitions.",
      needs: ["Records"]
    ),
    module(
      "RateLimits",
      "How fast each platform may be called, and the arithmetic that obeys.",
      needs: ["Diagnostics", "Records"],
      exclude: ["Registry/Files"]
    ),

    // One outside thing each.
    module("Transport", "HTTP, through libcurl.", needs: ["CCurl"]),
    module(
      "Platforms",
      "One folder a platform, behind four verbs.",
      needs: [
        "Diagnostics", "MappingLanguage", "RateLimits", "Records", "SyncMachine", "Transport",
      ]
    ),
    module(
      "Journal",
      "What happened, in SQLite, append-only.",
      needs: ["Diagnostics", "Records", "SyncMachine", grdb, sqlite, crypto]
    ),
    module(
      "Drafting",
      "From sentences to a checked spec, through a model.",
      needs: ["Diagnostics", "Matching", "MappingLanguage", "Records", "Transport"]
    ),
    module(
      "Workspace",
      "crosswalk.yaml, folders, references to secrets.",
      needs: ["Diagnostics", "RateLimits", "Records", yams]
    ),

    // What puts them to work.
    module(
      "Orchestration",
      "Drivers and schedules: perform effects, append events.",
      needs: [
        "Diagnostics", "Journal", "MappingLanguage", "Platforms", "RateLimits", "Records",
        "SyncMachine", "Transport", "Workspace", logging, lifecycle,
      ]
    ),
    module(
      "StandIn",
      "The stand-in model: reads plain sentences, answers as a model would.",
      needs: ["Matching", "Records"]
    ),
    module(
      "Sandbox",
      "The platforms, simulated on this machine, with faults on request.",
      needs: ["RateLimits", "Records", httpTypes, hummingbird, lifecycle, logging, nio]
    ),
    module(
      "Commands",
      "The command line, testable in process.",
      needs: [
        "Compression", "Diagnostics", "Drafting", "Journal", "MappingLanguage", "Matching",
        "Orchestration",
        "Platforms", "RateLimits", "Records", "Sandbox", "StandIn", "SyncMachine", "Transport",
        "Workspace", argumentParser, hummingbird, lifecycle, logging,
      ]
    ),
    program("crosswalk", "@main.", needs: ["Commands"], exclude: ["Documentation.docc"]),
    program(
      "dev",
      "Our own verbs: check, fuzz, regenerate.",
      needs: [
        "Diagnostics", "Drafting", "Fuzzing", "MappingLanguage", "RateLimits", "Records",
        argumentParser, subprocess, systemPackage,
      ]
    ),

    // What is measured and tortured, from outside.
    module(
      "Rig",
      "The program and its sandbox as processes, on a workspace made for the purpose.",
      needs: [subprocess, systemPackage]
    ),
    module("TortureOracle", "Says from outside whether anything was lost or doubled."),
    program(
      "bench",
      "Figures, each beside its limit.",
      needs: [
        "CBench", "Diagnostics", "Drafting", "Journal", "MappingLanguage", "Matching", "Records",
        "Rig",
        "SyncMachine", argumentParser,
      ]
    ),
    program(
      "engineloop",
      "The engine alone, for counters of instructions and allocations.",
      needs: ["CAllocations", "Diagnostics", "MappingLanguage", "Records"]
    ),
    program(
      "torture",
      "Kills the program again and again, and asks the oracle.",
      needs: ["Rig", "TortureOracle", argumentParser]
    ),

    module(
      "Fuzzing",
      "What hostile bytes must not break, for libFuzzer and for the tests.",
      needs: ["CLibFuzzer", "Diagnostics", "Drafting", "MappingLanguage", "Patterns", "Records"]
    ),

    // The proof.
    .target(
      name: "TestSupport",
      dependencies: ["Drafting", "Records", "StandIn"],
      path: "Tests/TestSupport",
      swiftSettings: house
    ),
    tests("DiagnosticsTests", needs: ["Diagnostics"]),
    tests("RecordsTests", needs: ["Diagnostics", "Records"]),
    tests("PatternsTests", needs: ["Patterns"]),
    tests("CompressionTests", needs: ["Compression"]),
    tests(
      "MappingLanguageTests",
      needs: ["Diagnostics", "MappingLanguage", "Patterns", "Records"],
      exclude: ["Explanations", "Fixtures", "Rejections", "Upgrades"]
    ),
    tests("MatchingTests", needs: ["Matching", "Records"], exclude: ["Labelled"]),
    tests("SyncMachineTests", needs: ["Records", "SyncMachine"]),
    tests(
      "RateLimitsTests",
      needs: ["Diagnostics", "RateLimits", "Records"],
      exclude: ["Rejections"]
    ),
    tests("TransportTests", needs: ["Transport"]),
    tests(
      "PlatformsTests",
      needs: [
        "Diagnostics", "MappingLanguage", "Platforms", "RateLimits", "Records", "SyncMachine",
        "Transport",
      ]
    ),
    tests(
      "JournalTests",
      needs: ["Diagnostics", "Journal", "Records", "SyncMachine", grdb, subprocess]
    ),
    tests(
      "DraftingTests",
      needs: [
        "Diagnostics", "Drafting", "MappingLanguage", "Matching", "Records", "Sandbox", "StandIn",
        "Transport",
      ],
      exclude: ["Catalogs", "Rejections", "Snapshots"]
    ),
    tests(
      "WorkspaceTests",
      needs: ["Diagnostics", "Records", "Workspace"],
      exclude: ["Rejections"]
    ),
    tests(
      "OrchestrationTests",
      needs: [
        "Commands", "Diagnostics", "Journal", "MappingLanguage", "Orchestration", "Platforms",
        "RateLimits",
        "Records", "SyncMachine", "Transport", "Workspace", logging, lifecycle,
      ]
    ),
    tests(
      "StandInTests",
      needs: ["Diagnostics", "Drafting", "MappingLanguage", "Records", "StandIn", "TestSupport"]
    ),
    tests(
      "EvaluationTests",
      needs: [
        "Commands", "Diagnostics", "Drafting", "MappingLanguage", "Records", "StandIn",
        "TestSupport",
      ],
      exclude: ["Catalogs", "Descriptions", "Fresh", "Third"]
    ),
    tests("SandboxTests", needs: ["RateLimits", "Records", "Sandbox", "Transport"]),
    tests(
      "CommandsTests",
      needs: [
        "Commands", "Diagnostics", "MappingLanguage", "Records", "Sandbox", "Workspace", subprocess,
      ]
    ),
    tests(
      "EndToEndTests",
      needs: ["crosswalk", "Records", "Sandbox", "torture", "Transport", subprocess, systemPackage]
    ),
    tests(
      "FuzzingTests",
      needs: ["dev", "Diagnostics", "Fuzzing", "MappingLanguage", "Records"],
      exclude: ["Corpus"]
    ),
    tests(
      "BenchTests",
      needs: ["bench", "CAllocations", "engineloop", "MappingLanguage", "Records"]
    ),
    tests("TortureTests", needs: ["TortureOracle"]),
    tests("TidyTests", needs: ["dev"]),
  ],
  cxxLanguageStandard: .cxx17
)
