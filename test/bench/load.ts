import { once } from 'node:events';
import { Agent, request } from 'node:http';

/** One HTTP request to send. */
export interface Call {
  method: 'GET' | 'POST';
  path: string;
  headers: Record<string, string>;
  body?: string;
}

export interface Load {
  requests: number;
  perSecond: number;
  /** How long each answer took, in milliseconds. */
  times: number[];
  /** What was answered with another status than 200, or not at all. */
  errors: string[];
}

/** Where to send, how many clients at once, how long, and what: the next call of a client. */
export interface Plan {
  port: number;
  clients: number;
  forMs: number;
  next: (client: number) => Call;
}

/** Clients that each send their next call as soon as the last one is answered, over connections that stay open. */
export const load = async ({ port, clients, forMs, next }: Plan): Promise<Load> => {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const [times, errors]: [number[], string[]] = [[], []];
  const start = performance.now();
  const one = async (client: number): Promise<void> => {
    while (performance.now() - start < forMs) {
      const begun = performance.now();
      const { status, body } = await send(agent, port, next(client));
      if (status !== 200) errors.push(`${status} ${body.slice(0, 200)}`);
      times.push(performance.now() - begun);
    }
  };
  // A client that gets no answer at all gives up: the server is gone.
  const failed = (error: unknown) => errors.push(String(error));
  await Promise.all(Array.from({ length: clients }, (_, client) => one(client).catch(failed)));
  const seconds = (performance.now() - start) / 1000;
  agent.destroy();
  return { requests: times.length, perSecond: times.length / seconds, times, errors };
};

/** The answer to one call. */
export const send = async (
  agent: Agent,
  port: number,
  { body, ...call }: Call,
): Promise<{ status: number; body: string }> => {
  const req = request({ host: '127.0.0.1', port, agent, ...call });
  req.end(body);
  const [res] = await once(req, 'response');
  res.setEncoding('utf8');
  let text = '';
  for await (const chunk of res) text += chunk;
  return { status: res.statusCode, body: text };
};
