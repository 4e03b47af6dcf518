/// A loop's connections and listening servers, and what they share.
final class OpenStreams: DescriptorTenant {
  let descriptors: WatchedDescriptors
  /// The transports that are open, by their descriptors. asyncio: `_transports`.
  var transports: [Int32: StreamTransport] = [:]
  /// Connected sockets, or such as still connect, that are no transport's yet.
  var unattached: [Int32: Subject] = [:]
  /// The servers, by their listening descriptors.
  var listeners: [Int32: Server] = [:]
  /// The connections to the loop's own servers; kept on a virtual clock only.
  let loopback: LoopbackConnections?
  /// Where a socket's bytes come in, for all of them; as long as asyncio's `max_size`.
  let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 * 1024, alignment: 16)
  /// Not counted: the loop keeps this, and outlives it.
  private unowned let loop: EventLoop

  init(loop: EventLoop, descriptors: WatchedDescriptors) {
    self.loop = loop
    self.descriptors = descriptors
    loopback = loop.clock is VirtualClock ? LoopbackConnections() : nil
  }

  deinit {
    scratch.deallocate()
  }

  /// The server of this loop that gets what is sent to `address`.
  func server(at address: SocketAddress) -> Server? {
    listeners.values.first { $0.addresses.contains { $0.includes(address) } }
  }

  func uses(_ descriptor: Int32) -> Bool {
    transports[descriptor] != nil || listeners[descriptor] != nil
  }

  func closeAll() {
    for (_, server) in listeners.sorted(by: { $0.key < $1.key }) { server.shut() }
    for (_, transport) in transports.sorted(by: { $0.key < $1.key }) { transport.shut() }
    for (descriptor, subject) in unattached.sorted(by: { $0.key < $1.key }) {
      StreamSocket.close(descriptor)
      loop.recordFinished(subject, (), at: nil)
    }
  }
}

extension EventLoop {
  /// Its streams, if it has had any.
  var streams: OpenStreams? { descriptors?.tenant as? OpenStreams }

  func openStreams() throws(SystemError) -> OpenStreams {
    if let streams { return streams }
    let descriptors = try openDescriptors()
    let streams = OpenStreams(loop: self, descriptors: descriptors)
    descriptors.tenant = streams
    return streams
  }
}
