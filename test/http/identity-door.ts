import { hostOf, PASSWORD, type TestClinic } from '../world/world.ts';
import { openDoor } from './front-door.ts';
import type { Raw } from './send.ts';

const { knock } = await openDoor({ trustProxy: ['loopback'] });

let addresses = 0;
/** An address that nobody has come from yet; behind the trusted proxy a test may come from any. */
export const elsewhere = (): string => {
  const n = ++addresses;
  return `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;
};

interface Asked {
  body?: unknown;
  cookie?: string;
  from?: string;
}

/** Asks the REST surface at a clinic's door, such as `POST /session`. */
export const ask = (
  ours: TestClinic,
  route: string,
  { body, cookie = '', from = elsewhere() }: Asked = {},
) => {
  const [method = 'GET', path] = route.split(' ');
  return knock({
    ...{ host: hostOf(ours), path: `/api/v1${path}`, method, body },
    headers: { cookie, 'x-forwarded-for': from },
  });
};

/** The cookies that an answer sets, as a browser sends them back. */
export const cookiesOf = ({ headers }: Raw): string =>
  (headers['set-cookie'] ?? []).map(cookie => cookie.split(';')[0]).join('; ');

export const signIn = (ours: TestClinic, email = ours.ownerEmail, password = PASSWORD, from?: string) =>
  ask(ours, 'POST /session', { body: { email, password }, ...(from ? { from } : {}) });
