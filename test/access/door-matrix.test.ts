import { expect, test } from 'vitest';
import { sign } from '../../server/access/callers/tenant-signature.ts';
import { openSession } from '../../server/access/sessions/sessions.ts';
import { HOUR } from '../../shared/durations.ts';
import { openDoor } from '../http/front-door.ts';
import type { Raw } from '../http/send.ts';
import { clinic, member, planes, sqlAs, type TestClinic } from '../world/world.ts';

/** Whoever is asked for decides which of the two doors believes forwarded headers. */
const [plain, behindProxy] = [await openDoor(), await openDoor({ trustProxy: ['loopback'] })];
const peers = [
  ['from anybody', plain],
  ['from a proxy that is trusted', behindProxy],
] as const;
const admin = await sqlAs('admin');

/** A table as people write it: the first line names the columns, the first cells of a line what it is about. */
const table = (text: string): Map<string, Record<string, string>> => {
  const [head = [], ...lines] = text
    .trim()
    .split('\n')
    .map(line => line.split('|').map(cell => cell.trim()));
  const [key = '', ...columns] = head;
  return new Map(
    lines.map(([name = '', ...cells]) => [
      name,
      Object.fromEntries([[key, name], ...columns.map((column, n) => [column, cells[n] ?? ''] as const)]),
    ]),
  );
};

/**
 * Whose door it is, by what Host and X-Forwarded-Host say. `theirs` is a clinic that the visitor has no session for; `both`
 * names it first and ours second, as a proxy does that adds to what it was told.
 */
const doors = table(`
  Host, X-Forwarded-Host | from anybody | from a proxy that is trusted
  ours, none             | ours         | ours
  ours, ours             | ours         | ours
  ours, theirs           | ours         | theirs
  ours, unknown          | ours         | nobody's
  ours, both             | ours         | unclear
  theirs, none           | theirs       | theirs
  theirs, ours           | theirs       | ours
  theirs, theirs         | theirs       | theirs
  theirs, unknown        | theirs       | nobody's
  theirs, both           | theirs       | unclear
  unknown, none          | nobody's     | nobody's
  unknown, ours          | nobody's     | ours
  unknown, theirs        | nobody's     | theirs
  unknown, unknown       | nobody's     | nobody's
  unknown, both          | nobody's     | unclear
`);

/** What happens there to a session of ours, by its signature and by what became of clinic and membership. */
const outcomes = table(`
  door, tenant_sig       | open, member                    | open, former                    | suspended, member               | suspended, former
  ours, genuine          | 200                             | 403 NOT_A_MEMBER                | 403 CLINIC_CLOSED               | 403 CLINIC_CLOSED
  ours, of another one   | 403 TENANT_COOKIE_FAILURE       | 403 TENANT_COOKIE_FAILURE       | 403 TENANT_COOKIE_FAILURE       | 403 TENANT_COOKIE_FAILURE
  ours, mutated          | 403 TENANT_COOKIE_FAILURE       | 403 TENANT_COOKIE_FAILURE       | 403 TENANT_COOKIE_FAILURE       | 403 TENANT_COOKIE_FAILURE
  ours, expired          | 403 TENANT_COOKIE_FAILURE       | 403 TENANT_COOKIE_FAILURE       | 403 TENANT_COOKIE_FAILURE       | 403 TENANT_COOKIE_FAILURE
  ours, missing          | 403 TENANT_COOKIE_FAILURE       | 403 TENANT_COOKIE_FAILURE       | 403 TENANT_COOKIE_FAILURE       | 403 TENANT_COOKIE_FAILURE
  theirs, genuine        | 403 CROSS_TENANT_ACCESS_ATTEMPT | 403 CROSS_TENANT_ACCESS_ATTEMPT | 403 CROSS_TENANT_ACCESS_ATTEMPT | 403 CROSS_TENANT_ACCESS_ATTEMPT
  theirs, of another one | 403 CROSS_TENANT_ACCESS_ATTEMPT | 403 CROSS_TENANT_ACCESS_ATTEMPT | 403 CROSS_TENANT_ACCESS_ATTEMPT | 403 CROSS_TENANT_ACCESS_ATTEMPT
  theirs, mutated        | 403 CROSS_TENANT_ACCESS_ATTEMPT | 403 CROSS_TENANT_ACCESS_ATTEMPT | 403 CROSS_TENANT_ACCESS_ATTEMPT | 403 CROSS_TENANT_ACCESS_ATTEMPT
  theirs, expired        | 403 CROSS_TENANT_ACCESS_ATTEMPT | 403 CROSS_TENANT_ACCESS_ATTEMPT | 403 CROSS_TENANT_ACCESS_ATTEMPT | 403 CROSS_TENANT_ACCESS_ATTEMPT
  theirs, missing        | 403 CROSS_TENANT_ACCESS_ATTEMPT | 403 CROSS_TENANT_ACCESS_ATTEMPT | 403 CROSS_TENANT_ACCESS_ATTEMPT | 403 CROSS_TENANT_ACCESS_ATTEMPT
  nobody's, any          | 404                             | 404                             | 404                             | 404
  unclear, any           | 400 FORWARDED_HOST_REFUSED      | 400 FORWARDED_HOST_REFUSED      | 400 FORWARDED_HOST_REFUSED      | 400 FORWARDED_HOST_REFUSED
`);

const signatures = ['genuine', 'of another one', 'mutated', 'expired', 'missing'] as const;
const states = ['open, member', 'open, former', 'suspended, member', 'suspended, former'] as const;

const outcomeAt = (door: string, signature: string, state: string): string =>
  (outcomes.get(`${door}, ${signature}`) ?? outcomes.get(`${door}, any`))?.[state] ?? 'not written down';

/** The cookies of a new member of the clinic, with a signature of the kind. */
const cookiesOf = async (ours: TestClinic, theirs: TestClinic, kind: (typeof signatures)[number]) => {
  const { accountId, id } = await member(ours, 'staff');
  const trace = { actorId: id, procedure: 'test', requestId: null, address: null, userAgent: null };
  const token = await openSession(planes, { accountId, tenantId: ours.id }, trace);
  const signed = (tenantId: string, hours: number) =>
    sign({ tenantId, token, expiresAt: new Date(Date.now() + hours * HOUR) }, planes.signatureKeys);
  const genuine = signed(ours.id, 1);
  const value = {
    genuine,
    'of another one': signed(theirs.id, 1),
    mutated: genuine.replace(/\.(.)/, (_, digit: string) => `.${digit === '0' ? '1' : '0'}`),
    expired: signed(ours.id, -1),
    missing: '',
  }[kind];
  return { userId: id, cookie: `medflow=${token}; tenant_sig=${value}` };
};

const refusalsIn = async (knock: typeof plain.knock): Promise<number> => {
  const { text } = await knock({ host: 'localhost', path: '/metrics' });
  return [...text.matchAll(/^medflow_refusals_total\{.*\} (\d+)$/gm)].reduce(
    (sum, [, n]) => sum + Number(n),
    0,
  );
};

/** Status, what was recorded of it, and whether the counters moved by as much. */
const observed = async (answer: Raw, moved: number): Promise<string> => {
  const { rows } = await admin.query('select kind from platform.security_events where request_id = $1', [
    answer.headers['x-request-id'],
  ]);
  const kinds = rows.map(({ kind }) => kind).join(' and ');
  const counted = moved === rows.length ? '' : ` (counted ${moved} times)`;
  return `${answer.status} ${kinds}${counted}`.trim();
};

test.each(states)(
  'T1 T2 T3 T4 T17 TEN-4 LIT-4: every door, every signature and every header, %s',
  async state => {
    const [isOpen, isMember] = [state.startsWith('open'), state.endsWith('member')];
    const [ours, theirs] = [await clinic(), await clinic()];
    const names: Record<string, string> = {
      ...{ ours: `${ours.slug}.localhost`, theirs: `${theirs.slug}.localhost`, unknown: 'nobody.localhost' },
      both: `${theirs.slug}.localhost, ${ours.slug}.localhost`,
    };
    const visitors = new Map<string, string>();
    for (const kind of signatures)
      for (const spoofed of [true, false]) {
        const { cookie, userId } = await cookiesOf(ours, theirs, kind);
        visitors.set(`${kind} ${spoofed}`, cookie);
        if (!isMember)
          await admin.query("update clinic.users set status = 'inactive' where id = $1", [userId]);
      }
    if (!isOpen)
      await admin.query("update platform.clinics set status = 'suspended' where id = $1", [ours.id]);

    const [seen, written]: [Record<string, string>, Record<string, string>] = [{}, {}];
    const counted = new Map<string, number>();
    for (const [peer, { knock }] of peers) counted.set(peer, await refusalsIn(knock));
    let visitor = 0;
    for (const [place, door] of doors)
      for (const [peer, { knock }] of peers)
        for (const kind of signatures)
          for (const spoofed of [true, false]) {
            const [host = '', forwarded = ''] = place.split(', ').map(name => names[name] ?? '');
            const cell = `${place}, ${peer}, ${kind}${spoofed ? ', other tenant headers' : ''}`;
            const headers = {
              cookie: visitors.get(`${kind} ${spoofed}`) ?? '',
              'x-forwarded-for': `10.0.${++visitor >> 8}.${visitor & 255}`,
              ...(forwarded && { 'x-forwarded-host': forwarded }),
              ...(spoofed && { 'x-tenant-id': theirs.id, 'X-Tenant-Slug': [theirs.slug, ours.slug] }),
            };
            const answer = await knock({ host, path: '/api/v1/session', headers });
            const after = await refusalsIn(knock);
            seen[cell] = await observed(answer, after - (counted.get(peer) ?? 0));
            counted.set(peer, after);
            const outcome = outcomeAt(door[peer] ?? '', kind, state);
            // Whoever would be let in is refused for what else the request names.
            written[cell] = spoofed && outcome === '200' ? '403 CROSS_TENANT_ACCESS_ATTEMPT' : outcome;
            expect(answer.text, cell).not.toContain(theirs.id);
            const cleared = String(answer.headers['set-cookie']).match(/(medflow|tenant_sig)=;/g);
            expect(cleared?.length ?? 0, cell).toBe(seen[cell]?.includes('COOKIE') ? 2 : 0);
          }
    expect(Object.keys(seen)).toHaveLength(15 * 2 * 5 * 2);
    expect(seen).toEqual(written);
  },
  // Three hundred requests, most of which leave their trace in three places.
  120_000,
);
