import VizEngine
@main struct M { static func main() throws {
  for e in Catalog.entries {
    let rec = TraceRecorder(); let loop = try EventLoop(clock: VirtualClock(), recorder: rec)
    try e.run(on: loop)
    var t = Trace(); rec.drain(into: &t)
    Swift.print("==", e.name, t.events.count, e.source.count)
    for ev in t.events { if case .output(let x) = ev.kind { Swift.print(ev.instant, ev.iteration, ev.subject, t.tables[x]) } else if e.name == "workers" || e.name == "parallel" { Swift.print(ev.instant, ev.iteration, ev.subject, ev.kind) } }
  }
}}
