// swift-tools-version: 6.1
import PackageDescription

// Floors, lowest first; a target imports only from the floors above it in this file (ARCHITECTURE.md).
// Numeric floors are optimised in debug builds too: the tests count and fit real tables.
let numeric: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let database: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let arguments: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")

func floor(
  _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = [],
  settings: [SwiftSetting] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: name + "Tests",
    dependencies: [.target(name: name), .target(name: "TestSupport")] + dependencies)
}

let package = Package(
  name: "semblance",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "semblance", targets: ["semblance"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    floor("Documents", [yams]),
    floor("Plots"),
    floor("Tables", ["Documents"], settings: numeric),
    floor("TableFiles", ["Tables", "Documents"], settings: numeric),
    floor("Privacy", ["Tables"], exclude: ["README.md"], settings: numeric),
    floor("GraphicalModel", ["Tables"], settings: numeric),
    floor("Rules", ["Tables", "Documents"], settings: numeric),
    floor(
      "Synthesis", ["Rules", "GraphicalModel", "Privacy", "Tables", "Documents"], settings: numeric),
    floor("Evaluation", ["Tables", "Synthesis"], settings: numeric),
    floor("Governance", ["Privacy", "Tables", "Documents", crypto, database]),
    floor(
      "Engine",
      [
        "Governance", "Evaluation", "Synthesis", "Rules", "GraphicalModel", "Privacy", "TableFiles",
        "Tables", "Plots", "Documents", crypto,
      ], settings: numeric),
    .systemLibrary(
      name: "CNcurses", providers: [.apt(["libncurses-dev"]), .brew(["ncurses"])]),
    floor("Terminal", ["Plots", "Documents", "CNcurses"]),
    floor(
      "WorkbenchUI", ["Engine", "Terminal", "Synthesis", "Rules", "Plots", "Tables", "Documents"]),
    .executableTarget(
      name: "semblance",
      dependencies: [
        "WorkbenchUI", "Terminal", "Engine", "Governance", "Evaluation", "Synthesis", "Rules",
        "Privacy", "TableFiles", "Tables", "Documents", arguments,
      ]),
    .executableTarget(
      name: "make-samples", path: "SampleData/Generator", swiftSettings: numeric),

    .target(name: "TestSupport", dependencies: ["Tables"], path: "Tests/TestSupport"),
    tests("Documents"), tests("Plots"), tests("Tables"),
    tests("TableFiles", ["Tables", "Documents"]),
    tests("Privacy", ["Tables"]), tests("GraphicalModel", ["Tables"]),
    tests("Rules", ["Tables", "TableFiles", "Documents"]),
    tests("Synthesis", ["Rules", "GraphicalModel", "Privacy", "Tables"]),
    tests("Evaluation", ["Tables"]), tests("Governance", ["Privacy", "Tables", "Documents"]),
    tests("Engine", ["Rules", "Tables", "Privacy", "Governance", "Documents"]),
    tests("Terminal", ["Plots", "Documents"]),
    tests("WorkbenchUI", ["Engine", "Governance", "Rules", "Terminal", "Tables"]),
    tests("semblance", ["Tables", "Terminal"]),
  ],
  swiftLanguageModes: [.v6]
)
