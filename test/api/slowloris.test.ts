import { expect, test } from 'vitest';
import { openDoor } from '../http/front-door.ts';
import { dial, wordsOf } from '../http/wire.ts';
import { clinic, cookieOf, hostOf } from '../world/world.ts';

const { knock, port } = await openDoor();

/** Clients that begin and never come to an end: nothing said, half a header, a header letter by letter, no body. */
const crowd = (size: number, begun: string) =>
  Array.from({ length: size }, () => {
    const { socket, opened, answer } = dial(port);
    socket.write(begun);
    return { socket, opened, answer };
  });
const silent = crowd(50, '');
const halting = crowd(400, 'GET / HTTP/1.1\r\nHost: localhost\r\n');
const dripping = crowd(50, 'GET / HTTP/1.1\r\nHost: localhost\r\nX-Drip: ');
const drips = setInterval(() => {
  for (const { socket } of dripping) if (socket.writable) socket.write('x');
}, 500);
const post = (path: string) =>
  `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{`;
const bodiless = [...crowd(10, post('/api/v1/session')), ...crowd(10, post('/trpc/session.signIn'))];
const slowloris = [...silent, ...halting, ...dripping, ...bodiless];

test('D4: while five hundred clients do not get on, everybody else is served', async () => {
  await Promise.all(slowloris.map(({ opened }) => opened));
  const ours = await clinic();
  const headers = { cookie: await cookieOf(ours) };
  const answers = await Promise.all(
    Array.from({ length: 40 }, () => knock({ host: hostOf(ours), path: '/api/v1/patients', headers })),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array(40).fill(200));
});

test('D4: whoever does not get on is told so, and let go', async () => {
  const answers = await Promise.all(slowloris.map(({ answer }) => answer));
  clearInterval(drips);
  for (const answer of answers) {
    expect(answer.status).toBe(408);
    expect(wordsOf(answer)).toEqual({ code: 'TIMEOUT', message: 'This request took too long to arrive.' });
  }
});
