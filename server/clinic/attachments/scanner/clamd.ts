import { connect, type Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { type Scan, type Scanner, ScannerFault } from './scanner.ts';

/** Bytes of one piece. */
const PIECE = 64 * 1024;
/** An answer is one short line. */
const LONGEST_ANSWER = 4096;

export interface Clamd {
  host: string;
  port: number;
  /** How long it may say and take nothing. */
  silenceMs?: number;
  /** How long all of it may take. */
  longestMs?: number;
}

/** Each piece as four bytes of length, most significant first, and exactly that many; one of none ends the stream (RQ12). */
const piece = (bytes: Uint8Array): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
};

interface Talk {
  /** What it said up to the end of the line, once it has; it may come before everything is sent (RQ11). */
  line: string | undefined;
  /** Whether more came than one line. */
  saysMore: boolean;
  fault: string | undefined;
  isOver: boolean;
}

/**
 * Talks with clamd by INSTREAM. Only the one line that says OK, after all of the file was sent and with nothing behind it, is clean
 * (RQ10); whatever else it says is an outcome of its own, or a fault.
 */
export const clamd = ({ host, port, silenceMs = 30_000, longestMs = 120_000 }: Clamd): Scanner => ({
  name: 'clamd',
  scan: async bytes => {
    const socket = connect({ host, port });
    const talk = listenTo(socket, silenceMs);
    const tooLong = setTimeout(() => socket.destroy(new Error('took too long')), longestMs);
    try {
      const isSent = await send(socket, talk, bytes);
      await until(socket, () => talk.isOver);
      return judge(talk, isSent);
    } finally {
      clearTimeout(tooLong);
      socket.destroy();
    }
  },
});

const listenTo = (socket: Socket, silenceMs: number): Talk => {
  const talk: Talk = { line: undefined, saysMore: false, fault: undefined, isOver: false };
  let said = Buffer.alloc(0);
  socket.setTimeout(silenceMs, () => socket.destroy(new Error('said nothing')));
  socket.on('data', (bytes: Buffer) => {
    said = Buffer.concat([said, bytes]);
    if (said.length > LONGEST_ANSWER) socket.destroy(new Error('said too much'));
    const end = said.indexOf(0);
    if (end === -1) return;
    talk.line = said.subarray(0, end).toString();
    talk.saysMore = said.length > end + 1;
  });
  socket.once('error', ({ message }) => {
    talk.fault = message;
  });
  socket.once('close', () => {
    talk.isOver = true;
  });
  return talk;
};

/** Waits for what the socket does next until it is so, or the socket is closed. */
const until = async (socket: Socket, isSo: () => boolean): Promise<void> => {
  while (!isSo() && !socket.destroyed)
    await new Promise<void>(resolve => {
      const events = ['data', 'drain', 'close', 'connect'] as const;
      const go = () => {
        for (const event of events) socket.off(event, go);
        resolve();
      };
      for (const event of events) socket.once(event, go);
    });
  // What was destroyed is told of a moment later.
  while (socket.destroyed && !socket.closed) await turn();
};

/** Sends the file unless an answer comes first, which ends the writing; answers whether all of it was sent. */
const send = async (socket: Socket, talk: Talk, bytes: Buffer): Promise<boolean> => {
  socket.write('zINSTREAM\0');
  for (let at = 0; at < bytes.length; at += PIECE) {
    if (!socket.write(piece(bytes.subarray(at, at + PIECE))))
      await until(socket, () => talk.line !== undefined || !socket.writableNeedDrain);
    // So that what it says meanwhile is heard.
    else await turn();
    if (talk.line !== undefined || socket.destroyed) return false;
  }
  socket.write(piece(Buffer.alloc(0)));
  return true;
};

const LIMITS = /^Heuristics\.Limits\b/i;
const LOCKED = /^Heuristics\.Encrypted\b/i;

const judge = ({ line, saysMore, fault }: Talk, isSent: boolean): Scan => {
  if (line === undefined) throw new ScannerFault(`The scanner gave no answer (${fault ?? 'hung up'}).`);
  if (line === 'INSTREAM size limit exceeded. ERROR')
    return { status: 'withheld', reason: 'tooLarge', finding: null };
  if (saysMore || fault) throw new ScannerFault('The scanner said more than one thing.');
  const [, found] = /^stream: (\S.*) FOUND$/.exec(line) ?? [];
  if (found !== undefined) return foundAs(found.slice(0, 200));
  if (line === 'stream: OK' && isSent) return { status: 'clean' };
  throw new ScannerFault(`The scanner did not say what it found (${line.slice(0, 200)}).`);
};

/** What it could not look into is no more infected than clean (RQ11, RQ13). */
const foundAs = (finding: string): Scan => {
  if (LIMITS.test(finding)) return { status: 'withheld', reason: 'limits', finding };
  if (LOCKED.test(finding)) return { status: 'withheld', reason: 'locked', finding };
  return { status: 'infected', finding };
};
