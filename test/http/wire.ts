import { createConnection, type Socket } from 'node:net';
import { expect } from 'vitest';

/** What a server said on a connection until it closed it. */
export interface Told {
  status: number | undefined;
  head: string;
  text: string;
}

const told = (said: string): Told => {
  const [head = '', ...rest] = said.split('\r\n\r\n');
  return { status: Number(/^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1]), head, text: rest.join('\r\n\r\n') };
};

/** What an answer says in JSON, which every answer does that has something to say. */
export const wordsOf = ({ head, text }: Told): Record<string, unknown> => {
  expect(head).toMatch(/^content-type: application\/json/im);
  expect(head).toMatch(/^x-content-type-options: nosniff/im);
  return JSON.parse(text);
};

/** A connection that says just what it is told to, where a client library would put things right. */
export const dial = (port: number): { socket: Socket; opened: Promise<void>; answer: Promise<Told> } => {
  const socket = createConnection(port, '127.0.0.1');
  let said = '';
  socket.setEncoding('latin1').on('data', chunk => {
    said += chunk;
  });
  const opened = new Promise<void>(resolve => socket.once('connect', () => resolve()));
  const answer = new Promise<Told>(resolve => {
    // A server that gives up may reset the connection; what it said before is what counts.
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(told(said)));
  });
  return { socket, opened, answer };
};

/** The answer to these bytes. A request among them must ask for the connection to be closed, or nobody will. */
export const wire = (port: number, bytes: string | Buffer): Promise<Told> => {
  const { socket, answer } = dial(port);
  socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes);
  return answer;
};

/** A request as it stands on the wire. */
export const written = (line: string, headers: string[], body = ''): string =>
  [line, ...headers, 'Connection: close', '', body].join('\r\n');
