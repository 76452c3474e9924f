import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll } from 'vitest';

interface Asked {
  path: string;
  headers: IncomingHttpHeaders;
  form: Record<string, string>;
}

/** A server that takes what MedFlow asks of Stripe, and answers as it is told to. */
export const openStripe = async () => {
  const asked: Asked[] = [];
  /** As Stripe answers; one of the same key is the same session. */
  const session = ({ headers }: Asked): [status: number, body: string] => {
    const id = `cs_test_${String(headers['idempotency-key'])}`;
    return [
      200,
      JSON.stringify({ id, object: 'checkout.session', url: `https://checkout.stripe.test/c/${id}` }),
    ];
  };
  const answers = { next: session };
  const server = createServer(async (req, res) => {
    const form = Object.fromEntries(new URLSearchParams(await text(req)));
    const one = { path: String(req.url), headers: req.headers, form };
    asked.push(one);
    const [status, body] = answers.next(one);
    res.writeHead(status, {
      'content-type': 'application/json',
      ...(status === 302 && { location: '/else' }),
    });
    res.end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It listens nowhere.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    asked,
    /** Answers otherwise from now on; undefined as Stripe does again. */
    answer: (next: (of: Asked) => [status: number, body: string] = session): void => {
      answers.next = next;
    },
  };
};
