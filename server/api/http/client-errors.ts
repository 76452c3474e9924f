import { type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { NOT_SERVED, TOO_LARGE, UNREADABLE } from '../../errors.ts';
import { servedMethods } from './served-methods.ts';

type Answer = [status: number, code: string, message: string, ...headers: string[]];

const answers: Record<string, Answer> = {
  HPE_HEADER_OVERFLOW: [
    431,
    'REQUEST_HEADER_FIELDS_TOO_LARGE',
    'The web address, cookies and other headers of this request are too large.',
  ],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'PAYLOAD_TOO_LARGE', TOO_LARGE],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'TIMEOUT', 'This request took too long to arrive.'],
};

const notServed: Answer = [405, 'METHOD_NOT_SUPPORTED', NOT_SERVED, `allow: ${servedMethods.join(', ')}`];

/** Node's parser knows a list of methods, all in capitals; whatever else begins a request in HTTP is a method as well. */
const isRequestLine = /^[A-Za-z][\w-]* \S+ HTTP\/1\.[01]\r?\n/;

const answerTo = ({ code = '', rawPacket }: ClientError): Answer =>
  code === 'HPE_INVALID_METHOD' && isRequestLine.test(rawPacket?.toString('latin1') ?? '')
    ? notServed
    : (answers[code] ?? [400, 'BAD_REQUEST', UNREADABLE]);

/** What Node tells of a request that it could not read. */
type ClientError = NodeJS.ErrnoException & { rawPacket?: Buffer };

/**
 * Words for requests that end before they are one: not HTTP, headers that are broken or too large, too slow. Node would
 * answer with the bare status. The connection is closed, for where the next request begins is anybody's attempt.
 */
export const answerClientErrors = (server: Server): void => {
  const latest = new WeakMap<object, ServerResponse>();
  server.on('request', (req, res) => latest.set(req.socket, res));
  // Without a listener for it, a tunnel is not even answered.
  server.on('connect', (_req, socket) => socket.end(inHttp(notServed)));
  server.on('clientError', (error: ClientError, socket: Socket) => {
    const response = latest.get(socket);
    // An answer that is half sent cannot be followed by another one; the peer would take it for its rest.
    const isFree = !response || response.writableFinished || !response.headersSent;
    if (socket.writable && isFree) socket.write(inHttp(answerTo(error)));
    socket.destroySoon();
  });
};

const inHttp = ([status, code, message, ...headers]: Answer): string => {
  const body = JSON.stringify({ message, code });
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'connection: close',
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    "content-security-policy: default-src 'none'",
    'x-content-type-options: nosniff',
    ...headers,
    '',
    body,
  ].join('\r\n');
};
