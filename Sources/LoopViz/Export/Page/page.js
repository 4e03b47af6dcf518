"use strict";
// The page of one run: draws what Swift wrote into #data. Nothing is loaded, and nothing leaves the page.
(() => {
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("data").textContent);
  const PHASES = ["pending", "running", "suspended", "finished", "failed", "cancelled"];
  const RUNNING = 1, SUSPENDED = 2, FIRST_END = 3, HELD = 6;
  const THING = 3, JOB = 2;
  const ROW = 24, LINE = 22, BAR_TOP = 4, BAR = 16;

  // ---- the run --------------------------------------------------------------------------------------------
  // An event is [time since the one before, row or name, code, word, detail, sentence, short words of a wait, thing].
  // A text stands where it comes first, and from then on its number.
  const texts = [""];
  const text = (value) => {
    if (typeof value !== "string") return value || 0;
    texts.push(value);
    return texts.length - 1;
  };
  const names = data.rows.map((row) => row[0]);
  const coroutines = data.rows.map((row) => row[1]);
  const kinds = data.rows.map((row) => row[2]);
  const count = data.events.length;
  const time = new Float64Array(count), rowOf = new Int32Array(count), move = new Int8Array(count);
  const ink = new Int8Array(count), turn = new Int32Array(count), thing = new Int32Array(count);
  const who = new Int32Array(count), word = new Int32Array(count), detail = new Int32Array(count);
  const sentence = new Int32Array(count), brief = new Int32Array(count);
  let clock = 0, turns = 0;
  for (let n = 0; n < count; n++) {
    const event = data.events[n];
    clock += event[0];
    time[n] = clock;
    const isRow = typeof event[1] === "number" && event[1] >= 0;
    rowOf[n] = isRow ? event[1] : -1;
    who[n] = isRow ? 0 : text(typeof event[1] === "string" ? event[1] : -1 - event[1]);
    move[n] = Math.floor(event[2] / 7) - 1;
    ink[n] = event[2] % 7 - 1;
    word[n] = text(event[3]);
    detail[n] = text(event[4]);
    sentence[n] = text(event[5]);
    brief[n] = text(event[6]);
    thing[n] = event[7] || 0;
    if (move[n] === RUNNING && isRow && kinds[event[1]] !== JOB) turns++;
    turn[n] = turns;
  }
  data.events = null;
  const end = Math.max(data.end, 1);

  // For each row the numbers of some events, one after another.
  const gather = (rowsOf) => {
    const first = new Int32Array(names.length + 1);
    for (let n = 0; n < count; n++) for (const row of rowsOf(n)) first[row + 1]++;
    for (let row = 0; row < names.length; row++) first[row + 1] += first[row];
    const next = first.slice(), list = new Int32Array(first[names.length]);
    for (let n = 0; n < count; n++) for (const row of rowsOf(n)) list[next[row]++] = n;
    return { first, list };
  };
  const NONE = [], ONE = [0];
  const only = (row) => { ONE[0] = row; return ONE; };
  const own = gather((n) => thing[n] ? [rowOf[n], Math.abs(thing[n]) - 1].filter((row) => row >= 0)
    : rowOf[n] >= 0 ? only(rowOf[n]) : NONE);
  const moves = gather((n) => thing[n] ? only(Math.abs(thing[n]) - 1)
    : move[n] >= 0 && rowOf[n] >= 0 ? only(rowOf[n]) : NONE);
  const searchable = names.map((name, row) => `${name} ${coroutines[row]}`.toLowerCase());
  const nameOf = (n) => rowOf[n] >= 0 ? names[rowOf[n]] : texts[who[n]];
  // Where a row is at the end of the run; a thing may be held.
  const lastPhase = (row) => {
    const [from, to] = [moves.first[row], moves.first[row + 1]];
    if (kinds[row] !== THING) return to === from ? -1 : move[moves.list[to - 1]];
    let holders = 0;
    for (let at = from; at < to; at++) holders = Math.max(0, holders + Math.sign(thing[moves.list[at]]));
    return holders > 0 ? HELD : -1;
  };
  // The place of the first of list[from..<to] later than an instant.
  const after = (list, from, to, instant) => {
    while (from < to) {
      const middle = (from + to) >> 1;
      if (time[list[middle]] > instant) to = middle; else from = middle + 1;
    }
    return from;
  };

  // ---- words of times, as the program writes them ---------------------------------------------------------
  const decimals = end < 1e9 ? 6 : 3;
  const cut = (value, places) => (Math.floor(value / 10 ** (9 - places)) / 10 ** places).toFixed(places);
  const seconds = (value) => `${cut(value, decimals)} s`;
  const short = (value) => {
    if (value <= 0) return "0 s";
    if (value >= 1e10) return `${cut(value, 1)} s`;
    if (value >= 1e9) return `${cut(value, 2)} s`;
    if (value >= 1e8) return `${Math.floor(value / 1e6)} ms`;
    if (value >= 1e6) return `${(Math.floor(value / 1e5) / 10).toFixed(1)} ms`;
    if (value >= 1e3) return `${Math.floor(value / 1e3)} µs`;
    return `${Math.floor(value)} ns`;
  };
  const axisWords = (value, step) => {
    if (step >= 1e9) return `${Math.round(value / 1e9)}s`;
    if (step >= 1e8) return `${(value / 1e9).toFixed(1)}s`;
    if (step >= 1e6) return `${Math.round(value / 1e6)}ms`;
    if (step >= 1e3) return `${Math.round(value / 1e3)}µs`;
    return `${Math.round(value)}ns`;
  };
  const axisStep = (span, width) => {
    const least = Math.max(1, span * 90 / Math.max(1, width));
    const power = 10 ** Math.floor(Math.log10(least));
    return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= least) || power * 10;
  };

  // ---- what is shown --------------------------------------------------------------------------------------
  const rowsBox = byId("rows"), space = byId("space"), namesBox = byId("names");
  const bars = byId("bars"), axis = byId("axis"), logBox = byId("log"), lines = byId("lines"), filter = byId("filter");
  let view = { start: 0, span: end };
  let shownRows = names.map((_, row) => row), shownEvents = null;
  let placeOfRow = new Int32Array(names.length);
  let chosen = -1, present = -1, hover = null;
  let colours = {}, width = 0, height = 0, hatch = null;

  const eventCount = () => shownEvents ? shownEvents.length : count;
  const eventAt = (place) => shownEvents ? shownEvents[place] : place;
  const placeOfEvent = (n) => {
    if (!shownEvents) return n;
    let [from, to] = [0, shownEvents.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (shownEvents[middle] < n) from = middle + 1; else to = middle;
    }
    return from;
  };

  const applyFilter = () => {
    const wanted = filter.value.trim().toLowerCase();
    shownRows = names.map((_, row) => row).filter((row) => !wanted || searchable[row].includes(wanted));
    placeOfRow.fill(-1);
    shownRows.forEach((row, place) => { placeOfRow[row] = place; });
    shownEvents = null;
    if (wanted) {
      shownEvents = [];
      for (let n = 0; n < count; n++) {
        const held = Math.abs(thing[n]) - 1;
        if (rowOf[n] >= 0 && placeOfRow[rowOf[n]] >= 0 || held >= 0 && placeOfRow[held] >= 0) shownEvents.push(n);
      }
    }
    const all = names.length === 1 ? "1 row" : `${names.length} rows`;
    byId("count").textContent = wanted ? `${shownRows.length} of ${all}` : all;
    space.style.height = `${shownRows.length * ROW}px`;
    lines.style.height = `${eventCount() * LINE}px`;
    measure();
  };

  const readColours = () => {
    const style = getComputedStyle(document.documentElement);
    const get = (name) => style.getPropertyValue(`--${name}`).trim();
    colours = { rule: get("rule"), accent: get("accent"), muted: get("muted"), glow: get("glow"), wash: get("wash") };
    for (const phase of PHASES) {
      colours[phase] = { fill: get(`${phase}-fill`), line: get(`${phase}-line`), tint: get(`${phase}-tint`) };
    }
    const tile = document.createElement("canvas");
    tile.width = tile.height = 12;
    const pen = tile.getContext("2d");
    pen.fillStyle = colours.pending.tint;
    pen.fillRect(0, 0, 12, 12);
    pen.strokeStyle = colours.pending.line;
    pen.lineWidth = 2.2;
    for (const x of [-12, 0, 12]) { pen.beginPath(); pen.moveTo(x - 2, 14); pen.lineTo(x + 14, -2); pen.stroke(); }
    hatch = bars.getContext("2d").createPattern(tile, "repeat");
    hatch.setTransform(new DOMMatrix().scale(.5));
  };

  const measure = () => {
    const shown = rowsBox.clientHeight;
    width = rowsBox.clientWidth - namesBox.offsetWidth;
    height = Math.min(shown, Math.max(ROW, shownRows.length * ROW));
    const scale = window.devicePixelRatio || 1;
    for (const [canvas, tall] of [[bars, height], [axis, 24]]) {
      canvas.width = Math.max(1, Math.round(width * scale));
      canvas.height = Math.max(1, Math.round(tall * scale));
      canvas.style.width = `${width}px`;
      canvas.style.height = `${tall}px`;
    }
    // At once: a canvas whose size is set is empty, and would be seen so.
    draw();
  };

  let isScheduled = false;
  const schedule = () => {
    if (isScheduled) return;
    isScheduled = true;
    requestAnimationFrame(() => { isScheduled = false; draw(); });
  };

  // The run takes all of the width but what the mark of an end needs that comes last.
  const usable = () => Math.max(1, width - 22);
  const xOf = (instant) => (instant - view.start) / view.span * usable();
  const instantOf = (x) => view.start + x / usable() * view.span;

  const setView = (start, span) => {
    span = Math.min(end, Math.max(Math.min(end, 1000), span));
    start = Math.min(Math.max(0, start), end - span);
    view = { start, span };
    schedule();
  };
  const zoom = (factor, centre = instantOf(usable() / 2)) => {
    const span = Math.min(end, Math.max(Math.min(end, 1000), view.span * factor));
    setView(centre - (centre - view.start) * span / view.span, span);
  };

  // ---- drawing --------------------------------------------------------------------------------------------
  const draw = () => {
    drawAxis();
    const pen = bars.getContext("2d");
    const scale = window.devicePixelRatio || 1;
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    pen.clearRect(0, 0, width, height);
    const top = rowsBox.scrollTop;
    const first = Math.floor(top / ROW), last = Math.min(shownRows.length, Math.ceil((top + height) / ROW));
    const isChosen = chosen >= 0 && placeOfRow[chosen] >= first && placeOfRow[chosen] < last;
    if (isChosen) {
      pen.fillStyle = colours.glow;
      pen.fillRect(0, placeOfRow[chosen] * ROW - top, width, ROW);
    }
    pen.fillStyle = colours.rule;
    const step = axisStep(view.span, usable());
    for (let mark = Math.ceil(view.start / step) * step; mark <= view.start + view.span; mark += step) {
      pen.fillRect(Math.round(xOf(mark)), 0, 1, height);
    }
    pen.font = "11px ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace";
    pen.textBaseline = "middle";
    for (let place = first; place < last; place++) {
      const row = shownRows[place], y = place * ROW - top;
      if (kinds[row] === THING) drawThing(pen, row, y); else drawWork(pen, row, y);
    }
    if (present >= 0) drawCursor(pen, time[present], colours.accent, 2);
    if (hover) drawCursor(pen, hover.instant, colours.muted, 1);
    drawNames(first, last);
    drawLog();
  };

  const drawCursor = (pen, instant, colour, thick) => {
    const x = xOf(instant);
    if (x < -1 || x > width) return;
    pen.fillStyle = colour;
    pen.globalAlpha = .6;
    pen.fillRect(Math.round(x) - (thick > 1 ? 1 : 0), 0, thick, height);
    pen.globalAlpha = 1;
  };

  const drawAxis = () => {
    const pen = axis.getContext("2d"), scale = window.devicePixelRatio || 1;
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    pen.clearRect(0, 0, width, 24);
    pen.font = "11px ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace";
    pen.fillStyle = colours.muted;
    pen.textBaseline = "middle";
    const step = axisStep(view.span, usable());
    for (let mark = Math.ceil(view.start / step) * step; mark <= view.start + view.span; mark += step) {
      const words = axisWords(mark, step), room = pen.measureText(words).width;
      pen.fillText(words, Math.min(Math.max(0, xOf(mark) - room / 2), width - room), 12);
    }
  };

  const drawWork = (pen, row, y) => {
    const { first, list } = moves;
    const to = first[row + 1];
    let at = Math.max(first[row], after(list, first[row], to, view.start - .5) - 1);
    let filled = -1, ran = -9;
    const runs = [];
    for (; at < to; at++) {
      const n = list[at], phase = move[n];
      const start = xOf(time[n]);
      if (start > width) break;
      if (phase >= FIRST_END) { drawMark(pen, phase, Math.round(start) + 4, y + 6); continue; }
      const stop = xOf(at + 1 < to ? time[list[at + 1]] : end);
      if (phase === RUNNING) {
        // Of many short runs some are drawn, as stripes: a full bar would say that one of them is long.
        if (stop - start < 1 && start < ran + 3) continue;
        runs.push([start, Math.max(stop - start, 1.5)]);
        ran = start;
        continue;
      }
      if (stop - start < .5 && Math.floor(start) === filled) continue;
      filled = Math.floor(stop);
      const left = Math.max(-4, start), room = Math.min(width + 4, stop) - left;
      if (room <= 0) continue;
      if (phase === SUSPENDED) drawWait(pen, n, left, y, room); else {
        pen.fillStyle = hatch;
        pen.fillRect(left, y + BAR_TOP, Math.max(room, .5), BAR);
      }
    }
    pen.fillStyle = colours.running.fill;
    for (const [x, room] of runs) {
      pen.fillRect(x, y + BAR_TOP, room, BAR);
    }
    pen.strokeStyle = colours.running.line;
    pen.lineWidth = .5;
    for (const [x, room] of runs) if (room > 3) pen.strokeRect(x + .25, y + BAR_TOP + .25, room - .5, BAR - .5);
  };

  const drawWait = (pen, n, x, y, room) => {
    const look = colours.suspended;
    pen.fillStyle = look.tint;
    pen.fillRect(x, y + BAR_TOP, room, BAR);
    pen.fillStyle = look.line;
    for (let dot = x + 1; dot < x + room - 1; dot += 4) {
      pen.fillRect(dot, y + BAR_TOP, 1.6, 1);
      pen.fillRect(dot, y + BAR_TOP + BAR - 1, 1.6, 1);
    }
    // Words stay in sight while their bar is.
    const left = Math.max(x, 0) + 6, free = x + room - left - 6;
    if (free < 14) return;
    for (const words of [texts[detail[n]], texts[brief[n]]]) {
      if (words && words.length * 5 < free && pen.measureText(words).width <= free) {
        pen.fillText(words, left, y + ROW / 2 + .5);
        return;
      }
    }
  };

  const drawThing = (pen, row, y) => {
    const { first, list } = moves;
    const to = first[row + 1];
    pen.fillStyle = colours.accent;
    let holders = 0;
    for (let at = first[row]; at < to; at++) {
      const n = list[at], start = xOf(time[n]);
      if (start > width) break;
      holders = Math.max(0, holders + Math.sign(thing[n]));
      const stop = xOf(at + 1 < to ? time[list[at + 1]] : end);
      if (holders > 0 && stop > 0) pen.fillRect(Math.max(0, start), y + 10, stop - Math.max(0, start), 4);
      if (thing[n] > 0 && start >= -1) pen.fillRect(start, y + BAR_TOP, 1.5, BAR);
    }
  };

  const shapes = data.marks.map((mark) => new Path2D(mark));
  const drawMark = (pen, phase, x, y) => {
    pen.save();
    pen.translate(x, y);
    pen.strokeStyle = colours[PHASES[phase]].line;
    pen.lineWidth = 1.6;
    pen.lineCap = pen.lineJoin = "round";
    pen.stroke(shapes[phase]);
    pen.restore();
  };

  // ---- names and log: only the lines that are seen are in the page ----------------------------------------
  const markElement = (phase) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("width", "12");
    svg.setAttribute("height", "12");
    svg.setAttribute("aria-hidden", "true");
    if (phase === HELD) {
      const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
      path.setAttribute("d", "M6 1l4.5 5l-4.5 5l-4.5 -5z");
      path.setAttribute("class", "held");
      svg.append(path);
    } else if (phase >= 0) {
      const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
      path.setAttribute("d", data.marks[phase]);
      path.setAttribute("class", `mark ${PHASES[phase]}-line${phase === RUNNING ? " run" : ""}`);
      if (phase === SUSPENDED) path.setAttribute("stroke-dasharray", "0.1 3.04");
      svg.append(path);
    }
    return svg;
  };
  const element = (tag, name, words) => {
    const made = document.createElement(tag);
    if (name) made.className = name;
    if (words !== undefined) made.textContent = words;
    return made;
  };

  const drawNames = (first, last) => {
    const made = [];
    for (let place = first; place < last; place++) {
      const row = shownRows[place];
      const line = element("div", row === chosen ? "name chosen" : "name");
      line.id = `row-${row}`;
      line.dataset.row = row;
      line.style.top = `${place * ROW}px`;
      line.setAttribute("role", "option");
      line.setAttribute("aria-selected", row === chosen);
      line.setAttribute("aria-posinset", place + 1);
      line.setAttribute("aria-setsize", shownRows.length);
      line.title = `${names[row]} ${coroutines[row]}`.trim();
      const phase = lastPhase(row), label = element("span", "", names[row]);
      if (coroutines[row]) label.append(" ", element("i", "", coroutines[row]));
      if (phase >= 0) line.setAttribute("aria-label", `${line.title}, ${data.words[phase]}`);
      line.append(markElement(phase), label);
      made.push(line);
    }
    namesBox.replaceChildren(...made);
    if (chosen >= 0) rowsBox.setAttribute("aria-activedescendant", `row-${chosen}`);
    else rowsBox.removeAttribute("aria-activedescendant");
  };

  const drawLog = () => {
    const made = [], top = logBox.scrollTop;
    const last = Math.min(eventCount(), Math.ceil((top + logBox.clientHeight) / LINE) + 4);
    for (let place = Math.max(0, Math.floor(top / LINE) - 4); place < last; place++) {
      const n = eventAt(place);
      const isLit = chosen >= 0 && (rowOf[n] === chosen || Math.abs(thing[n]) - 1 === chosen);
      const line = element("div", `line${isLit ? " lit" : ""}${n === present ? " present" : ""}`);
      line.id = `event-${n}`;
      line.dataset.event = n;
      line.style.top = `${place * LINE}px`;
      line.setAttribute("role", "option");
      line.setAttribute("aria-selected", n === present);
      const what = element("span", "word");
      what.append(markElement(ink[n]), element("span", ink[n] >= 0 ? `${PHASES[ink[n]]}-text` : "", texts[word[n]]));
      line.append(element("span", "time", seconds(time[n])),
        element("span", "turn", turn[n] > 0 ? `turn ${turn[n]}` : "before"), element("span", "who", nameOf(n)), what,
        element("span", "detail", texts[detail[n]]));
      line.title = texts[sentence[n]];
      made.push(line);
    }
    lines.replaceChildren(...made);
    if (present >= 0) logBox.setAttribute("aria-activedescendant", `event-${present}`);
  };

  // ---- why ------------------------------------------------------------------------------------------------
  // The event whose outcome a row shows at a place: a run that is narrower than the pointer counts as met.
  const eventUnder = (row, x) => {
    const { first, list } = moves;
    const [from, to] = [first[row], first[row + 1]];
    const next = after(list, from, to, instantOf(x + 3));
    if (kinds[row] !== THING) {
      for (let at = next - 1; at >= from && xOf(time[list[at]]) >= x - 3; at--) {
        if (move[list[at]] === RUNNING) return list[at];
      }
    }
    const plain = after(list, from, to, instantOf(x));
    const at = plain > from ? plain - 1 : next - 1;
    return at >= from ? list[at] : -1;
  };

  const explain = (n) => {
    const what = byId("what");
    if (n < 0) {
      what.textContent = "why";
      byId("sentence").textContent = count === 0 ? "Nothing has happened."
        : "Point at a bar, or choose a row and step from event to event with the arrow keys.";
      return;
    }
    const row = rowOf[n];
    const parts = [seconds(time[n]), turn[n] > 0 ? `turn ${turn[n]}` : "before the first turn"];
    if (row >= 0 && move[n] >= 0) {
      const { first, list } = moves;
      const next = after(list, first[row], first[row + 1], time[n]);
      let at = next - 1;
      while (at > first[row] && list[at] !== n) at--;
      const stop = at + 1 < first[row + 1] ? time[list[at + 1]] : end;
      parts.unshift(data.words[move[n]]);
      if (move[n] < FIRST_END) parts.push(`for ${short(stop - time[n])}`);
    }
    const name = element("b", "", `${nameOf(n)} ${row >= 0 ? coroutines[row] : ""}`.trim());
    what.replaceChildren(name, `  ${parts.join(" · ")}`);
    byId("sentence").textContent = texts[sentence[n]];
  };

  const choose = (row, n) => {
    chosen = row;
    present = n;
    hover = null;
    explain(n);
    if (row >= 0 && placeOfRow[row] >= 0) {
      const top = placeOfRow[row] * ROW, least = top + ROW - rowsBox.clientHeight;
      if (top < rowsBox.scrollTop) rowsBox.scrollTop = top;
      else if (least > rowsBox.scrollTop) rowsBox.scrollTop = least;
    }
    if (n >= 0) {
      const top = placeOfEvent(n) * LINE;
      if (top < logBox.scrollTop || top + LINE > logBox.scrollTop + logBox.clientHeight) {
        logBox.scrollTop = Math.round((top - (logBox.clientHeight - LINE) / 2) / LINE) * LINE;
      }
      if (time[n] < view.start || time[n] > view.start + view.span) setView(time[n] - view.span / 2, view.span);
    }
    schedule();
  };

  // From event to event of the chosen row, or of all.
  const step = (by) => {
    if (count === 0) return;
    if (chosen < 0) { choose(-1, Math.min(count - 1, Math.max(0, present + by))); return; }
    const { first, list } = own;
    const [from, to] = [first[chosen], first[chosen + 1]];
    if (from === to) return;
    let at = from;
    while (at < to && list[at] < present) at++;
    if (present >= 0) at = by > 0 ? (list[at] === present ? at + 1 : at) : at - 1;
    choose(chosen, list[Math.min(to - 1, Math.max(from, at))]);
  };

  const moveRow = (by) => {
    if (shownRows.length === 0) return;
    const place = chosen >= 0 && placeOfRow[chosen] >= 0 ? placeOfRow[chosen] + by : by > 0 ? 0 : shownRows.length - 1;
    const row = shownRows[Math.min(shownRows.length - 1, Math.max(0, place))];
    const { first, list } = own;
    let at = present >= 0 ? after(list, first[row], first[row + 1], time[present]) - 1 : first[row];
    while (at > first[row] && list[at] > present && present >= 0) at--;
    choose(row, first[row] < first[row + 1] ? list[Math.max(first[row], at)] : -1);
  };

  // ---- hands ----------------------------------------------------------------------------------------------
  const place = (event) => {
    const box = bars.getBoundingClientRect();
    const line = Math.floor((event.clientY - box.top + rowsBox.scrollTop) / ROW);
    return { x: event.clientX - box.left, row: shownRows[line] };
  };
  let drag = null;
  bars.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    drag = { x: event.clientX, y: event.clientY, start: view.start, top: rowsBox.scrollTop, isMoved: false };
    try { bars.setPointerCapture(event.pointerId); } catch { /* A pointer that is gone already. */ }
  });
  bars.addEventListener("pointermove", (event) => {
    if (drag) {
      const [x, y] = [event.clientX - drag.x, event.clientY - drag.y];
      if (Math.abs(x) + Math.abs(y) > 4) drag.isMoved = true;
      if (!drag.isMoved) return;
      bars.classList.add("drags");
      rowsBox.scrollTop = drag.top - y;
      setView(drag.start - x / usable() * view.span, view.span);
      return;
    }
    const { x, row } = place(event);
    const n = row === undefined ? -1 : eventUnder(row, x);
    hover = { instant: instantOf(x) };
    explain(n >= 0 ? n : present);
    schedule();
  });
  bars.addEventListener("pointerup", (event) => {
    const wasDrag = drag && drag.isMoved;
    drag = null;
    bars.classList.remove("drags");
    const { x, row } = place(event);
    if (!wasDrag && row !== undefined) choose(row, eventUnder(row, x));
  });
  bars.addEventListener("pointercancel", () => { drag = null; bars.classList.remove("drags"); });
  bars.addEventListener("pointerleave", () => { hover = null; explain(present); schedule(); });
  bars.addEventListener("wheel", (event) => {
    event.preventDefault();
    if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      setView(view.start + (event.deltaX || event.deltaY) / usable() * view.span, view.span);
    } else {
      const by = event.deltaY * (event.deltaMode ? 16 : 1);
      zoom(1.0015 ** Math.max(-400, Math.min(400, by)), instantOf(place(event).x));
    }
  }, { passive: false });
  namesBox.addEventListener("click", (event) => {
    const line = event.target.closest(".name");
    if (!line) return;
    const row = Number(line.dataset.row);
    choose(row, own.first[row] < own.first[row + 1] ? own.list[own.first[row]] : -1);
  });
  lines.addEventListener("click", (event) => {
    const line = event.target.closest(".line");
    if (line) choose(rowOf[Number(line.dataset.event)], Number(line.dataset.event));
  });
  rowsBox.addEventListener("scroll", schedule);
  logBox.addEventListener("scroll", schedule);
  filter.addEventListener("input", applyFilter);
  byId("in").addEventListener("click", () => zoom(.5));
  byId("out").addEventListener("click", () => zoom(2));
  byId("fit").addEventListener("click", () => setView(0, end));

  const cursor = () => present >= 0 && time[present] >= view.start && time[present] <= view.start + view.span
    ? time[present] : undefined;
  const zoomKeys = {
    "+": () => zoom(.5, cursor()), "=": () => zoom(.5, cursor()), "-": () => zoom(2, cursor()),
    "0": () => setView(0, end),
    "/": () => filter.focus(),
    "Escape": () => { filter.value = ""; applyFilter(); choose(-1, -1); },
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target === filter && event.key !== "Escape") return;
    const act = zoomKeys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  rowsBox.addEventListener("keydown", (event) => {
    const pan = (by) => setView(view.start + by * view.span, view.span);
    const page = Math.max(1, Math.floor(rowsBox.clientHeight / ROW) - 1);
    const act = {
      ArrowDown: () => moveRow(1), ArrowUp: () => moveRow(-1),
      PageDown: () => moveRow(page), PageUp: () => moveRow(-page),
      ArrowRight: () => event.shiftKey ? pan(.2) : step(1), ArrowLeft: () => event.shiftKey ? pan(-.2) : step(-1),
      Home: () => moveRow(-names.length), End: () => moveRow(names.length),
    }[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  });
  logBox.addEventListener("keydown", (event) => {
    const page = Math.max(1, Math.floor(logBox.clientHeight / LINE) - 1);
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -count, End: count }[event.key];
    if (!by || eventCount() === 0) return;
    event.preventDefault();
    const at = present >= 0 ? placeOfEvent(present) + by : by > 0 ? 0 : eventCount() - 1;
    const n = eventAt(Math.min(eventCount() - 1, Math.max(0, at)));
    choose(rowOf[n], n);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { readColours(); schedule(); });
  new ResizeObserver(measure).observe(rowsBox);
  new ResizeObserver(drawLog).observe(logBox);

  readColours();
  applyFilter();
  explain(-1);
})();
