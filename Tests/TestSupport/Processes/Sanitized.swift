import Foundation

/// Whether the tests, and with them the program, run under a sanitizer: `make sanitize` says so.
public let isSanitized = ProcessInfo.processInfo.environment["LOOPVIZ_SANITIZED"] != nil
