import { type AddressInfo, createServer, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { type Clamd, clamd } from '../../server/clinic/attachments/scanner/clamd.ts';
import { ScannerFault } from '../../server/clinic/attachments/scanner/scanner.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

const opened = async (talk: (socket: Socket) => void): Promise<Clamd> => {
  const sockets = new Set<Socket>();
  const server = createServer(socket => {
    sockets.add(socket);
    // Whoever hangs up on us is no fault of the test.
    socket.on('error', () => socket.destroy());
    talk(socket);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { host: '127.0.0.1', port: (server.address() as AddressInfo).port, silenceMs: 500 };
};

interface Heard {
  /** The file as clamd puts it together. */
  file: Buffer;
  pieces: number[];
}

/** Takes the protocol byte by byte, as clamd does: each piece is exactly as long as its four bytes say. */
const clamdThat = (answer: (heard: Heard) => string | Buffer[], limit = Infinity) => {
  const heard: Heard = { file: Buffer.alloc(0), pieces: [] };
  const opening = opened(socket => {
    let left = Buffer.alloc(0);
    let isOpen = false;
    const reply = (said: string | Buffer[]) => {
      void (async () => {
        for (const bytes of typeof said === 'string' ? [said] : said) {
          socket.write(bytes);
          await wait(5);
        }
        socket.end();
      })();
    };
    socket.on('data', (bytes: Buffer) => {
      left = Buffer.concat([left, bytes]);
      if (!isOpen) {
        const command = left.subarray(0, 10);
        if (command.length < 10) return;
        if (command.toString() !== 'zINSTREAM\0') return socket.destroy();
        isOpen = true;
        left = left.subarray(10);
      }
      while (left.length >= 4) {
        const length = left.readUInt32BE();
        if (length === 0) return reply(answer(heard));
        if (heard.file.length + length > limit) {
          socket.write('INSTREAM size limit exceeded. ERROR\0');
          return socket.end();
        }
        if (left.length < 4 + length) return;
        heard.pieces.push(length);
        heard.file = Buffer.concat([heard.file, left.subarray(4, 4 + length)]);
        left = left.subarray(4 + length);
      }
    });
  });
  return { opening, heard };
};

const file = Buffer.from(Array.from({ length: 200_000 }, (_, at) => at % 251));
const scanBy = async (answer: string | Buffer[], bytes = file) => {
  const { opening } = clamdThat(() => answer);
  return clamd(await opening).scan(bytes);
};

test('RQ12: each piece is as long as its four bytes say, and none is empty but the last', async () => {
  const { opening, heard } = clamdThat(() => 'stream: OK\0');
  expect(await clamd(await opening).scan(file)).toEqual({ status: 'clean' });
  expect(heard.file.equals(file)).toBe(true);
  expect(heard.pieces).toEqual([65_536, 65_536, 65_536, 3392]);
});

test.each([
  ['with a name', 'stream: Eicar-Signature FOUND\0', { status: 'infected', finding: 'Eicar-Signature' }],
  [
    'that its limits found (RQ11)',
    'stream: Heuristics.Limits.Exceeded.MaxScanSize FOUND\0',
    { status: 'withheld', reason: 'limits', finding: 'Heuristics.Limits.Exceeded.MaxScanSize' },
  ],
  [
    'that has a password (RQ13)',
    'stream: Heuristics.Encrypted.PDF FOUND\0',
    { status: 'withheld', reason: 'locked', finding: 'Heuristics.Encrypted.PDF' },
  ],
  [
    'that comes in pieces',
    [Buffer.from('stre'), Buffer.from('am: O'), Buffer.from('K\0')],
    { status: 'clean' },
  ],
])('RQ10: an answer %s', async (_, answer, scan) => {
  expect(await scanBy(answer)).toEqual(scan);
});

test.each([
  ['an error', 'stream: Can not open file ERROR\0'],
  ['an error of the command', 'UNKNOWN COMMAND\0'],
  ['nothing', ''],
  ['an empty line', '\0'],
  ['half a line', 'stream: OK'],
  ['two lines', 'stream: OK\0stream: OK\0'],
  ['one that takes it back', 'stream: OK\0stream: Eicar FOUND\0'],
  ['of another', '2: stream: OK\0'],
  ['of another file', 'other: OK\0'],
  ['in other letters', 'stream: ok\0'],
  ['a blank more', 'stream: OK \0'],
  ['found nothing', 'stream:  FOUND\0'],
  ['very much', 'x'.repeat(100_000)],
])('RQ9 RQ10: %s is not clean', async (_, answer) => {
  await expect(scanBy(answer)).rejects.toThrow(ScannerFault);
});

test('RQ11: a file that is too big is told while it is sent, and is no fault and not clean', async () => {
  const { opening } = clamdThat(() => 'stream: OK\0', 100_000);
  const big = Buffer.alloc(10_000_000, 'x');
  expect(await clamd(await opening).scan(big)).toEqual({
    ...{ status: 'withheld', reason: 'tooLarge', finding: null },
  });
});

test('RQ10: OK before all of the file was sent is not clean', async () => {
  const address = await opened(socket => {
    socket.write('stream: OK\0');
  });
  await expect(clamd(address).scan(Buffer.alloc(10_000_000, 'x'))).rejects.toThrow(ScannerFault);
});

test.each<[how: string, talk: (socket: Socket) => void]>([
  ['hangs up at once', socket => socket.destroy()],
  ['hangs up in the middle', socket => socket.once('data', () => socket.destroy())],
  ['is reset', socket => socket.once('data', () => socket.resetAndDestroy())],
  ['says nothing', socket => socket.resume()],
  ['takes nothing', socket => socket.pause()],
])('RQ9: one that %s is not clean, and does not hold us up', async (_, talk) => {
  const address = await opened(talk);
  const began = performance.now();
  await expect(clamd(address).scan(Buffer.alloc(20_000_000, 'x'))).rejects.toThrow(ScannerFault);
  expect(performance.now() - began).toBeLessThan(4000);
});

test('RQ9: one that keeps talking is given up, and one that is not there is away', async () => {
  const address = await opened(socket => {
    const talking = setInterval(() => socket.write('.'), 20);
    socket.once('close', () => clearInterval(talking));
    socket.resume();
  });
  await expect(clamd({ ...address, longestMs: 300 }).scan(file)).rejects.toThrow(ScannerFault);
  await expect(clamd({ host: '127.0.0.1', port: 1 }).scan(file)).rejects.toThrow(ScannerFault);
});
