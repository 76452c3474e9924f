import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** An address that leads to another one, and is dead for good once so many bytes went there. */
export const cutLine = async (endpoint: string, bytes: number): Promise<string> => {
  const { hostname, port } = new URL(endpoint);
  const sockets = new Set<Socket>();
  let left = bytes;
  const server = createServer(socket => {
    const store = connect(Number(port), hostname);
    for (const one of [socket, store]) sockets.add(one.on('error', () => undefined));
    store.pipe(socket);
    socket.on('data', chunk => {
      left -= chunk.length;
      if (left < 0) cut();
      else store.write(chunk);
    });
  });
  const cut = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  onTestFinished(cut);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
};
