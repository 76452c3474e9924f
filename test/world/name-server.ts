import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { afterAll } from 'vitest';

const TXT = 16;
const NAME_ERROR = 3;
const SERVER_FAILURE = 2;

/** The name that a query asks for, and where the question ends. */
const questionOf = (query: Buffer): { name: string; end: number } => {
  const labels: string[] = [];
  let at = 12;
  while (query[at]) {
    const length = query[at] ?? 0;
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), end: at + 5 };
};

const answerOf = (text: string): Buffer => {
  const strings = (text.match(/[^]{1,40}/g) ?? []).map(part =>
    Buffer.from(`${String.fromCharCode(part.length)}${part}`, 'latin1'),
  );
  const data = Buffer.concat(strings);
  const head = Buffer.from([0xc0, 12, 0, TXT, 0, 1, 0, 0, 0, 0, 0, 0]);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
};

/** A name server that knows what a test tells it, over real datagrams (RFC 1035). */
export const nameServer = async () => {
  const records = new Map<string, string[]>();
  let isWell = true;
  const socket = createSocket('udp4');
  socket.on('message', (query, from) => {
    const { name, end } = questionOf(query);
    const texts = records.get(name) ?? [];
    const code = isWell ? (texts.length > 0 ? 0 : NAME_ERROR) : SERVER_FAILURE;
    const head = Buffer.from([
      query[0] ?? 0,
      query[1] ?? 0,
      0x81,
      0x80 | code,
      0,
      1,
      0,
      texts.length,
      0,
      0,
      0,
      0,
    ]);
    const given = isWell ? texts.map(answerOf) : [];
    if (!isWell) head[7] = 0;
    socket.send(Buffer.concat([head, query.subarray(12, end), ...given]), from.port, from.address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  afterAll(() => void socket.close());
  return {
    address: `127.0.0.1:${socket.address().port}`,
    say: (name: string, ...texts: string[]) => void records.set(name, texts),
    fail: (does: boolean) => void (isWell = !does),
  };
};
