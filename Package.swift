// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "loopviz",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "VizEngine", targets: ["VizEngine"]),
    .executable(name: "loopviz", targets: ["LoopViz"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
  ],
  targets: [
    .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"]), .brew(["ncurses"])]),
    // As below, for `loopviz attach`.
    .systemLibrary(name: "CPtrace"),
    // What Swift's own module of glibc leaves out; on other systems it is empty.
    .systemLibrary(name: "CEpoll", path: "Sources/VizEngine/Selector/CEpoll"),
    .target(
      name: "VizEngine",
      dependencies: [
        .target(name: "CEpoll", condition: .when(platforms: [.linux])),
        .product(name: "DequeModule", package: "swift-collections"),
      ],
      exclude: ["Selector/CEpoll"],
      swiftSettings: strict),
    .executableTarget(
      name: "LoopViz",
      dependencies: [
        "CNcurses",
        .target(name: "CPtrace", condition: .when(platforms: [.linux])),
        "VizEngine",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      // Within the program, which so stays one file.
      resources: [
        .embedInCode("Export/Page/page.css"), .embedInCode("Export/Page/page.js"),
        .embedInCode("Watch/probe"),
      ],
      swiftSettings: strict,
      plugins: ["EmbedExamples"]),
    .plugin(name: "EmbedExamples", capability: .buildTool()),
    .target(name: "TestSupport", dependencies: ["VizEngine"], path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(
      name: "VizEngineTests", dependencies: ["VizEngine", "TestSupport"], exclude: ["LogConformance"],
      swiftSettings: strict),
    .testTarget(
      name: "ConformanceTests", dependencies: ["VizEngine", "TestSupport"], exclude: ["Cases"],
      swiftSettings: strict),
    .testTarget(
      name: "LoopVizTests", dependencies: ["LoopViz", "VizEngine", "TestSupport"], exclude: ["Goldens"],
      swiftSettings: strict),
    .testTarget(name: "EndToEndTests", dependencies: ["LoopViz", "TestSupport"], swiftSettings: strict),
  ]
)
