// swift-tools-version: 6.3
import PackageDescription

/// Swift 6 with warnings as errors, and every import as narrow as it can be.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// One target: what it may import is what stands here.
func target(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = [])
  -> Target
{
  .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

func tests(of name: String, _ more: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests",
    dependencies: (name == "Conversations" ? [] : ["Conversations"]) + [.byName(name: name)] + more,
    exclude: exclude, swiftSettings: strict)
}

let database: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")

let package = Package(
  name: "Scorecards",
  products: [.executable(name: "scorecards", targets: ["CommandLine"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(
      name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
    .systemLibrary(
      name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .target(name: "CLexiconData"),
    .target(name: "CWordingData"),

    target("Conversations"),
    target("Settings", ["Conversations"]),
    target("Markup", ["CLibXML2"]),
    target("Ingest", ["Conversations", "Settings", "Markup"]),
    target("Normalize", ["Conversations", "Settings"]),
    target("Lexicons", ["Conversations", "CPCRE2", "CLexiconData"], exclude: ["Resources"]),
    target("Score", ["Conversations", "Settings", "Lexicons"]),
    target("Ledger", ["Conversations", "Settings", database]),
    target("Scorecards", ["Conversations", "Settings"]),
    target(
      "Reports", ["Conversations", "Settings", "Scorecards", "CXLSXWriter", "CWordingData"],
      exclude: ["Resources"]),
    target(
      "Pipeline",
      ["Conversations", "Settings", "Ingest", "Normalize", "Lexicons", "Score", "Ledger"]),
    .executableTarget(
      name: "CommandLine",
      dependencies: [
        "Conversations", "Settings", "Ingest", "Normalize", "Score", "Ledger", "Pipeline",
        "Scorecards", "Reports",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict),

    tests(of: "Conversations"),
    tests(of: "Settings"),
    tests(of: "Markup"),
    tests(of: "Ingest", ["Settings", "Markup"]),
    tests(of: "Normalize", ["Settings"], exclude: ["Languages"]),
    tests(of: "Lexicons"),
    tests(of: "Score", ["Settings", "Lexicons", "Normalize", "Reports"]),
    tests(of: "Ledger", ["Settings", database]),
    tests(of: "Scorecards"),
    tests(of: "Reports", ["Settings", "Scorecards", "CXLSXWriter"]),
    tests(of: "Pipeline", ["Settings", "Ingest", "Ledger"]),
    tests(of: "CommandLine", exclude: ["Formats", "Snapshots"]),
  ]
)
