import CNcurses

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The terminal in the program's hands, from `init` to `close`.
///
/// It belongs to the main thread; only its `waker` may be used from others. One can be open at a time.
final class Terminal {
  let glyphs: Glyphs
  let palette: Palette
  let waker: Waker
  private(set) var size: Size

  let outputDescriptor: Int32
  let inputDescriptor: Int32
  let signals: SignalHandlers
  let isUTF8: Bool
  /// Inputs that were noticed outside a wait.
  var pendingInputs: [Input] = []
  /// How often in a row the terminal said "readable" and had nothing: it ended without a hang-up.
  var emptyReads = 0
  /// What the library holds already, so that rows that stayed the same need not be handed over again.
  var presented: Screen?
  /// Kept between frames for its storage.
  var runBuffer: [UInt32] = []
  private(set) var usesMouse = false

  private let savedSettings: termios
  private let library: OpaquePointer
  private let outputStream: UnsafeMutablePointer<FILE>
  private let inputStream: UnsafeMutablePointer<FILE>
  private(set) var isOpen = true

  init(options: TerminalOptions) throws(TerminalError) {
    let encodesUTF8 = Self.chooseLocale(wantsUTF8: options.capabilities.isUTF8)
    isUTF8 = encodesUTF8
    glyphs = encodesUTF8 ? options.chosenGlyphs : .ascii
    let streams = try Self.openStreams()
    (outputStream, inputStream) = streams
    outputDescriptor = fileno(outputStream)
    inputDescriptor = fileno(inputStream)
    var settings = termios()
    guard tcgetattr(inputDescriptor, &settings) == 0 else {
      throw .systemRefused(call: "tcgetattr", errorNumber: errno)
    }
    savedSettings = settings
    waker = try Waker()
    // Before the library, which leaves signals alone that have a handler already.
    signals = try SignalHandlers()
    do throws(TerminalError) {
      library = try Self.startLibrary(kind: options.capabilities.kind, streams, settings)
    } catch {
      signals.uninstall()
      throw error
    }
    palette = Self.startPalette(wantsColours: options.wantsColours)
    size = Self.measure(outputDescriptor)
    Self.setModes()
    usesMouse = options.usesMouse && shim_report_mouse(true)
    TerminalRescue.arm(
      descriptor: outputDescriptor, settings: settings, reset: ResetSequence.current(usesMouse: options.usesMouse))
    signals.reinstallRequests()
    matchSize()
  }

  deinit { close() }

  /// Gives the terminal back exactly as it was found; further calls do nothing.
  func close() {
    guard isOpen else { return }
    isOpen = false
    giveBack()
    TerminalRescue.setArmed(false)
    delscreen(library)
    if inputStream != shim_standard_input() { fclose(inputStream) }
    signals.uninstall()
  }

  /// Stops the process, with the terminal given back, until the shell lets it go on; the next `present` draws all.
  func suspend() {
    guard isOpen else { return }
    giveBack()
    TerminalRescue.setArmed(false)
    // Requests to end that came just before must not be lost with the stop signals.
    let earlier = signals.drain()
    signals.withDefaultStop {
      // The whole group, as the terminal itself would: whatever started this program should stop with it.
      kill(0, SIGTSTP)
      // Where another thread takes the signal, this one may run on for a moment and must not touch the terminal yet.
      // The wait has an end, because a process without a shell above it is never stopped.
      var descriptor = pollfd(fd: signals.readEnd, events: Int16(POLLIN), revents: 0)
      _ = poll(&descriptor, 1, 500)
    }
    takeBack()
    for signal in earlier + signals.drain() where ![SIGTSTP, SIGCONT, SIGWINCH].contains(signal) {
      if let input = input(signal) { pendingInputs.append(input) }
    }
  }

  /// Draws every cell anew at the next `present`, for a screen that something else has written on.
  func redraw() {
    guard isOpen else { return }
    shim_repaint_all()
  }

  /// Turns mouse reports on or off, so that the terminal's own selection can be used.
  func setMouse(_ isOn: Bool) {
    guard isOpen else { return }
    usesMouse = isOn && shim_report_mouse(true)
    if !isOn { _ = shim_report_mouse(false) }
  }

  /// Sets the terminal up again after the process was stopped.
  func takeBack() {
    guard isOpen else { return }
    TerminalRescue.setArmed(true)
    reset_prog_mode()
    shim_repaint_all()
    // The update after `endwin` also enters the alternate screen and starts the mouse again.
    doupdate()
    matchSize()
  }

  /// Compares the library's idea of the size with the terminal's; a difference becomes an input.
  func matchSize() {
    let measured = Self.measure(outputDescriptor)
    guard
      measured != size || getmaxx(shim_standard_window()) != Int32(measured.width)
        || getmaxy(shim_standard_window()) != Int32(measured.height)
    else { return }
    presented = nil
    resizeterm(Int32(measured.height), Int32(measured.width))
    // What the library keeps of the old size is of no use; without this, remains of it can stay on the screen.
    shim_repaint_all()
    guard measured != size else { return }
    size = measured
    pendingInputs.append(.resize(measured))
  }

  private func giveBack() {
    if shim_capability(ResetSequence.leaving) != nil {
      // Nothing of this screen is to be seen on the ordinary one: some terminals that were resized keep full rows.
      presented = nil
      shim_wipe()
    }
    // Also leaves the alternate screen, shows the cursor and stops the mouse.
    endwin()
    withUnsafePointer(to: savedSettings) { _ = tcsetattr(inputDescriptor, TCSADRAIN, $0) }
  }

  /// Puts the terminal back and ends the process by a signal, so that its parent learns the true reason.
  static func endProcess(by signal: Int32) -> Never {
    TerminalRescue.endProcess(by: signal)
  }
}
