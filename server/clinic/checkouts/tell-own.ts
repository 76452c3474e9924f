import { request } from 'node:http';

const TIMEOUT_MS = 10_000;

interface Letter {
  /** Our own address, as the world knows it. */
  url: string;
  headers: Record<string, string>;
  body: Buffer;
  /** The socket that this server was asked at: names of a machine at home lead nowhere by themselves. */
  here: { address: string; port: number };
}

/** Posts to our own door over HTTP, as a provider does from outside; answers the status. Throws where nothing answers. */
export const tellOwn = async ({ url, headers, body, here }: Letter): Promise<number> => {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const typed = { ...headers, 'content-type': 'application/json' };
  const target = new URL(url);
  // What is served to the world is behind TLS, which ends before this process.
  if (target.protocol === 'https:') {
    const response = await fetch(url, {
      ...{ method: 'POST', headers: typed, body: new Uint8Array(body), redirect: 'error', signal },
    });
    await response.body?.cancel();
    return response.status;
  }
  const asked = request({
    ...{ host: here.address, port: here.port, path: target.pathname, method: 'POST', agent: false, signal },
    headers: { ...typed, host: target.host, 'content-length': body.length },
  });
  return new Promise((resolve, reject) => {
    asked.on('error', reject).on('response', answer => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    asked.end(body);
  });
};
