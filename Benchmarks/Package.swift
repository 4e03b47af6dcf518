// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "loopviz", path: "..")],
  targets: [
    .executableTarget(
      name: "Bench",
      dependencies: ["CPseudoTerminal", .product(name: "VizEngine", package: "loopviz")],
      resources: [.copy("workloads.py")],
      swiftSettings: [
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"), .treatAllWarnings(as: .error),
      ]),
    .executableTarget(
      name: "MakeLog",
      dependencies: [.product(name: "VizEngine", package: "loopviz")],
      swiftSettings: [
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"), .treatAllWarnings(as: .error),
      ]),
    .target(name: "CPseudoTerminal", linkerSettings: [.linkedLibrary("util")]),
  ]
)
