extension EventLoop {
  /// Calls `callback` in each pass of the loop in which `descriptor` can be read, until ``removeReader(_:)``.
  /// asyncio: `add_reader`.
  ///
  /// A second call replaces the callback. Take the reader away before the descriptor is closed.
  /// - Throws: ``DescriptorError``, ``LoopError/closed``, or ``SystemError`` when nothing at all can be watched.
  public func addReader(
    _ descriptor: Int32, _ name: String = "reader", fileID: StaticString = #fileID, line: UInt32 = #line,
    _ callback: @escaping () throws -> Void
  ) throws {
    try watch(descriptor, .read, Callback(name: name, site: CallSite(fileID, line), body: callback))
  }

  /// Calls `callback` in each pass of the loop in which `descriptor` can be written, until ``removeWriter(_:)``.
  /// asyncio: `add_writer`.
  ///
  /// A second call replaces the callback. Take the writer away before the descriptor is closed.
  /// - Throws: ``DescriptorError``, ``LoopError/closed``, or ``SystemError`` when nothing at all can be watched.
  public func addWriter(
    _ descriptor: Int32, _ name: String = "writer", fileID: StaticString = #fileID, line: UInt32 = #line,
    _ callback: @escaping () throws -> Void
  ) throws {
    try watch(descriptor, .write, Callback(name: name, site: CallSite(fileID, line), body: callback))
  }

  /// Ends what ``addReader(_:_:fileID:line:_:)`` began. asyncio: `remove_reader`.
  /// - Returns: whether there was a reader.
  /// - Throws: ``DescriptorError/usedByStream(_:)``.
  @discardableResult
  public func removeReader(_ descriptor: Int32) throws(DescriptorError) -> Bool {
    try unwatch(descriptor, .read)
  }

  /// Ends what ``addWriter(_:_:fileID:line:_:)`` began. asyncio: `remove_writer`.
  /// - Returns: whether there was a writer.
  /// - Throws: ``DescriptorError/usedByStream(_:)``.
  @discardableResult
  public func removeWriter(_ descriptor: Int32) throws(DescriptorError) -> Bool {
    try unwatch(descriptor, .write)
  }

  private func watch(_ descriptor: Int32, _ readiness: TraceEvent.Readiness, _ callback: Callback) throws {
    try checkOpen()
    guard descriptor >= 0 else { throw DescriptorError.negative(descriptor) }
    let descriptors = try openDescriptors()
    try checkNoStream(descriptor, descriptors)
    let identity = FileIdentity(of: descriptor)
    if let old = descriptors[descriptor], case .user(let watched) = old.owner, watched != identity {
      noteClosedWhileWatched(descriptor, old, descriptors)
    }
    let old = descriptors[descriptor]
    var watch =
      old
      ?? .init(
        subject: nextDescriptor(), owner: .user(identity), reader: nil, writer: nil)
    numbers.handle += 1
    let handle = Subject.handle(numbers.handle)
    let reaction = Reaction(
      shown: .init(
        handle: handle, wait: .descriptor(watch.subject, readiness), name: callback.name, site: callback.site),
      callback.body)
    let replaced = readiness == .read ? watch.reader : watch.writer
    if readiness == .read { watch.reader = reaction } else { watch.writer = reaction }
    do throws(SystemRefusal) { try descriptors.set(watch, for: descriptor) } catch {
      throw DescriptorError(descriptor, error)
    }
    if old == nil {
      recordCreated(watch.subject, name: "fd \(descriptor)", parent: currentSubject, at: callback.site)
    }
    recordCreated(handle, name: callback.name, parent: currentSubject, at: callback.site)
    record(.suspended(on: .descriptor(watch.subject, readiness)), handle, at: callback.site)
    if let replaced { cancel(replaced) }
  }

  private func unwatch(_ descriptor: Int32, _ readiness: TraceEvent.Readiness) throws(DescriptorError) -> Bool {
    checkThread()
    guard !isClosed, let descriptors else { return false }
    try checkNoStream(descriptor, descriptors)
    guard var watch = descriptors[descriptor] else { return false }
    let removed = readiness == .read ? watch.reader : watch.writer
    guard let removed else { return false }
    if readiness == .read { watch.reader = nil } else { watch.writer = nil }
    // What the system objects to is a descriptor that was closed, which it has forgotten by itself.
    try? descriptors.set(watch, for: descriptor)
    cancel(removed)
    if watch.interest.isEmpty { recordFinished(watch.subject, (), at: nil) }
    return true
  }

  private func checkNoStream(
    _ descriptor: Int32, _ descriptors: WatchedDescriptors
  ) throws(DescriptorError) {
    if let tenant = descriptors.tenant, tenant.uses(descriptor) { throw .usedByStream(descriptor) }
  }

  private func cancel(_ reaction: Reaction) {
    reaction.isCancelled = true
    if let shown = reaction.shown, !reaction.isRunning { record(.cancelled, shown.handle) }
  }

  private func noteClosedWhileWatched(
    _ descriptor: Int32, _ watch: WatchedDescriptors.Watch, _ descriptors: WatchedDescriptors
  ) {
    let text = "fd \(descriptor) was closed while it was watched: call removeReader and removeWriter before close"
    report(
      .unhandled, watch.subject, text, error: DescriptorError.notOpen(descriptor),
      at: watch.reader?.shown?.site ?? watch.writer?.shown?.site)
    try? descriptors.set(nil, for: descriptor)
    for reaction in [watch.reader, watch.writer] { if let reaction { cancel(reaction) } }
    recordFinished(watch.subject, (), at: nil)
  }
}

extension EventLoop {
  /// What it watches, if it watches anything.
  var watched: WatchedDescriptors? {
    guard let descriptors, descriptors.count > 0 else { return nil }
    return descriptors
  }

  func openDescriptors() throws(SystemError) -> WatchedDescriptors {
    if let descriptors { return descriptors }
    let made = try WatchedDescriptors(wakeUp: inbox.wakeUp)
    descriptors = made
    return made
  }

  func nextDescriptor() -> Subject {
    numbers.descriptor += 1
    return .descriptor(numbers.descriptor)
  }

  /// What is ready takes its place in the ready queue, in the system's order. asyncio: `_process_events`.
  func takeReadiness(of descriptors: WatchedDescriptors) {
    descriptors.takeReady { watch, reaction in
      if let shown = reaction.shown { record(.ready(by: .subject(watch.subject)), shown.handle) }
      ready.append(.reaction(reaction))
    }
  }

  /// Looks without waiting, as a loop that has other things to do does in each pass.
  func lookAtDescriptors() {
    guard let watched else { return }
    watched.wait(atMost: .zero)
    takeReadiness(of: watched)
  }

  /// Before a wait: the system forgets a descriptor that is closed, and its reader would wait for ever in silence.
  func checkDescriptorsAreOpen() {
    guard let watched else { return }
    for descriptor in watched.closedBehindOurBack() {
      if let watch = watched[descriptor] { noteClosedWhileWatched(descriptor, watch, watched) }
    }
  }

  /// The engine's own callback: at the next pass, in its turn, and not shown. asyncio: `call_soon`.
  func callSoonUnseen(_ body: @escaping () -> Void) {
    ready.append(.reaction(Reaction(body)))
  }

  /// The turn of a reaction, unless it was taken back meanwhile.
  func run(_ reaction: Reaction) {
    guard !reaction.isCancelled else { return }
    guard let shown = reaction.shown else {
      // The engine's own throw nothing.
      try? reaction.body()
      return
    }
    reaction.isRunning = true
    record(.running(thread: 0), shown.handle)
    currentSubject = shown.handle
    defer {
      currentSubject = .loop
      reaction.isRunning = false
    }
    do { try reaction.body() } catch {
      report(.callbackFailed, shown.handle, "Exception in callback \(shown.name)()", error: error, at: shown.site)
    }
    if reaction.isCancelled {
      recordFinished(shown.handle, (), at: nil)
    } else {
      record(.suspended(on: shown.wait), shown.handle, at: shown.site)
    }
  }

  /// Closes what streams and servers have open, and ends all watching.
  func closeDescriptors() {
    guard let descriptors else { return }
    descriptors.tenant?.closeAll()
    for subject in descriptors.userSubjects { recordFinished(subject, (), at: nil) }
    descriptors.close()
  }
}
