import { once } from 'node:events';
import { request } from 'node:http';
import { buildClient } from '../../server/api/pages/build-client.ts';
import { atMost, type Figure } from './figures.ts';
import type { Stage } from './stage.ts';

const GOAL_KB = 150;

/**
 * What comes over the wire until a visitor who has never been here has the sign-in page of a clinic: the page, all that it
 * names, and the call that it makes; compressed with gzip, with the heads of the answers. In kB of 1,000 bytes; `requests`
 * counts them. What a browser really asks for is tested in test/e2e/light.test.ts.
 */
export const coldLoadKb = async ({ clinic, env, medflow }: Stage): Promise<Figure> => {
  await buildClient(() => undefined);
  const fetch = (path: string, encoding: string) =>
    answerOf(medflow.port, { path, host: `${clinic.slug}.${env.domain}`, encoding });
  const { text: page } = await fetch('/sign-in', 'identity');
  const named = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path = '']) => path);
  // Asked for by the script that draws the first page, in the same moment as the call.
  const scripts = await Promise.all(named.map(path => fetch(path, 'identity')));
  const [door] = scripts.flatMap(({ text }) => /\bassets\/door-[\w-]+\.js/.exec(text) ?? []);
  if (!door) throw new Error('No script names the file of the sign-in page.');
  const call = '/trpc/session.frontDoor,session.current?batch=1&input=%7B%7D';
  const answers = await Promise.all(
    ['/sign-in', ...named, `/${door}`, call].map(path => fetch(path, 'gzip')),
  );
  const bytes = answers.reduce((sum, answer) => sum + answer.bytes, 0);
  return atMost(GOAL_KB, bytes / 1000, { requests: answers.length });
};

type Wanted = { path: string; host: string; encoding: string };

/** On a connection of its own, so that what it has read is the answer and nothing else. */
const answerOf = async (port: number, { path, host, encoding }: Wanted) => {
  const headers = { host, 'accept-encoding': encoding };
  const req = request({ host: '127.0.0.1', port, path, headers, agent: false });
  req.end();
  const [res] = await once(req, 'response');
  const chunks: Buffer[] = [];
  for await (const chunk of res) chunks.push(chunk);
  return { text: Buffer.concat(chunks).toString(), bytes: req.socket?.bytesRead ?? Number.NaN };
};
