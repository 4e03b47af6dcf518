extension EventLoop {
  /// Prints a line into the trace, where the screen and the log show it. Python: `print`.
  public func print(
    _ items: Any..., separator: String = " ", fileID: StaticString = #fileID, line: UInt32 = #line
  ) {
    checkThread()
    guard let recorder else { return }
    let text = items.map(pythonText(of:)).joined(separator: separator)
    let reference = recorder.withTables { $0.reference(to: text) }
    record(.output(reference), currentSubject, at: CallSite(fileID, line))
  }

  // Inlined: whether there is a site is then known where it is called, which is on every step.
  @inline(__always)
  func record(_ kind: @autoclosure () -> TraceEvent.Kind, _ subject: Subject, at site: CallSite? = nil) {
    guard recorder != nil else { return }
    lastInstant = clock.now
    let location = if let site { reference(to: site) } else { LocationReference.none }
    append(kind(), subject, at: location)
  }

  /// Records at the last instant: for what follows at once on what was timed before.
  func append(_ kind: TraceEvent.Kind, _ subject: Subject, at location: LocationReference) {
    recorder?.append(TraceEvent(kind, subject, at: location, iteration: iteration, instant: lastInstant))
  }

  func recordCreated(_ task: AnyTask, givenName: String?, at site: CallSite) {
    guard let recorder else { return }
    let identity = recorder.withTables { [number = numbers.defaultName] tables in
      let name = givenName.map { Identity.Name.given(tables.reference(to: $0)) } ?? .numbered(number)
      return tables.reference(to: Identity(name: name, coroutine: tables.reference(to: task.coroutineLabel)))
    }
    record(.created(identity, parent: currentSubject), task.subject, at: site)
  }

  func recordCreated(_ subject: Subject, name: String, parent: Subject, at site: CallSite) {
    guard let recorder else { return }
    let identity = names.reference(to: name) {
      recorder.withTables { tables in
        tables.reference(to: Identity(name: .given(tables.reference(to: name)), coroutine: TraceTables.empty))
      }
    }
    record(.created(identity, parent: parent), subject, at: site)
  }

  func recordFinished<Value>(_ subject: Subject, _ value: Value, at site: CallSite?) {
    guard let recorder else { return }
    guard Value.self != Void.self else { return record(.finished(TraceTables.none), subject, at: site) }
    let text = pythonRepresentation(of: value)
    record(.finished(recorder.withTables { $0.reference(to: text) }), subject, at: site)
  }

  func recordFailed(_ subject: Subject, _ error: any Error, at site: CallSite?) {
    guard let recorder else { return }
    let text = pythonRepresentation(of: error)
    record(.failed(recorder.withTables { $0.reference(to: text) }), subject, at: site)
  }

  func recordThrown(_ error: any Error, into task: AnyTask) {
    guard let recorder else { return }
    let text = pythonRepresentation(of: error)
    append(.thrown(recorder.withTables { $0.reference(to: text) }), task.subject, at: .none)
  }

  /// As ``warn(_:_:_:at:)``, and tells the loop's exception handler. asyncio: `call_exception_handler`.
  func report(
    _ warning: TraceEvent.Warning, _ subject: Subject, _ text: String, error: (any Error)?, at site: CallSite? = nil
  ) {
    warn(warning, subject, text, at: site)
    exceptionHandler?(ExceptionContext(message: text, error: error, subject: subject))
  }

  func reportUnhandled(_ error: any Error, of task: AnyTask, _ text: String) {
    report(.unhandled, task.subject, text, error: error)
  }

  func warn(_ warning: TraceEvent.Warning, _ subject: Subject, _ text: String, at site: CallSite?) {
    guard let recorder else { return }
    let reference = recorder.withTables { $0.reference(to: text) }
    record(.warning(warning, reference), subject, at: site)
  }

  func noteNeverAwaited(_ label: String, at site: CallSite) {
    guard isOnOwnThread else { return }
    warn(.neverAwaited, .loop, "coroutine '\(functionName(of: label))' was never awaited", at: site)
  }

  func noteNeverRetrieved(_ subject: Subject, error: (any Error)?) {
    guard isOnOwnThread else { return }
    let kind = subject.kind == .task ? "Task" : "Future"
    report(.neverRetrieved, subject, "\(kind) exception was never retrieved", error: error)
  }

  func noteDestroyedPending(_ task: AnyTask) {
    report(.destroyedPending, task.subject, "Task was destroyed but it is pending!", error: nil)
  }

  func reference(to site: CallSite) -> LocationReference {
    sites.reference(to: site) { location in
      recorder?.withTables { $0.reference(to: location) } ?? .none
    }
  }
}
