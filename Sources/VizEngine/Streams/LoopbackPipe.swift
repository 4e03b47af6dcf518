#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One direction of a connection whose ends are both sockets of one loop on a virtual clock.
///
/// There, what is sent arrives at once: it costs no time of the clock's. Linux since 6.4 does it so by itself, within
/// the call that sends; before, on a busy machine, and elsewhere, a thread of the system's carries the bytes a little
/// later, and then the loop would find nothing ready and jump over them. So each end counts, and a send, a close or a
/// connection is complete when the system has it at the other end. That, and not a wait of some length, makes a virtual
/// run give the same order always; it costs a call of poll for each, and a real or paced clock nothing.
final class LoopbackPipe {
  weak var sender: StreamTransport?
  weak var receiver: StreamTransport?
  private var underway = 0
  private(set) var isEnded = false

  /// Whether bytes were sent that are not received.
  var hasBytes: Bool { underway > 0 }

  func didSend(_ count: Int) {
    underway += count
    awaitArrival()
  }

  func didEnd() {
    isEnded = true
    awaitArrival()
  }

  func didReceive(_ count: Int) {
    underway -= count
    if underway > 0 { return }
    if isEnded { awaitArrival() }
    // With all of it received the system's buffer is free again.
    if let sender, sender.isAwaitingRoom { sender.socket.await(Int32(POLLOUT)) }
  }

  /// Waits until the other end's system tells of what was sent, if that end listens.
  func awaitArrival() {
    guard hasBytes || isEnded, let receiver, receiver.isWatchingRead else { return }
    receiver.awaitReadiness()
  }
}

/// The connections from a loop to its own servers, on a virtual clock: from the client's `connect` to the server's
/// `accept`.
final class LoopbackConnections {
  /// What the client sends and what it receives.
  struct Pipes {
    let outgoing = LoopbackPipe()
    let incoming = LoopbackPipe()
    let server: Server
  }

  private struct Ends: Hashable {
    var client: SocketAddress
    var server: SocketAddress
  }

  private var underway: [Ends: Pipes] = [:]

  /// A socket has begun to connect; waits until the server's system has it.
  func begin(_ socket: StreamSocket, to address: SocketAddress, of server: Server) -> Pipes? {
    socket.await(Int32(POLLOUT))
    guard socket.peer != nil, let local = socket.local else { return nil }
    let pipes = Pipes(server: server)
    underway[Ends(client: local, server: address)] = pipes
    server.awaitClient(at: address)
    return pipes
  }

  /// A server has accepted: what its client has begun.
  func take(client: SocketAddress, server: SocketAddress) -> Pipes? {
    underway.removeValue(forKey: Ends(client: client, server: server))
  }

  /// A server takes no more.
  func forget(_ server: Server) {
    underway = underway.filter { $0.value.server !== server }
  }

  /// Whether somebody has connected to `server` and is not accepted yet.
  func isAwaited(by server: Server) -> Bool { underway.values.contains { $0.server === server } }
}
