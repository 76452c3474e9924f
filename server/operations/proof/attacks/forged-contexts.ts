import type { ClinicFacts } from '../../../access/clinics/clinics.ts';
import { type ContextKey, contextKey, signedContext } from '../../../data/orm/signed-context.ts';
import { systemActor } from '../../../data/records/actor.ts';
import type { Context } from './attempt.ts';

/** The two clinics of an attack: the attacker's own and the one to be reached. */
export interface Sides {
  ours: Pick<ClinicFacts, 'id'>;
  theirs: Pick<ClinicFacts, 'id'>;
  key: ContextKey;
}

const invented = contextKey(Buffer.alloc(32, 7));

export const ownContext = ({ ours, key }: Sides, now?: number): Context =>
  signedContext(systemActor(ours.id, 'proof'), key, now);

/** The context of the other clinic, signed with a key that the attacker made up. */
export const stolenContext = ({ theirs }: Sides): Context =>
  signedContext(systemActor(theirs.id, 'proof'), invented);

/** Contexts that nobody signed, each of which must be refused (S2, S10). */
export const forgedContexts = (sides: Sides): Record<string, Context> => {
  const { ours, theirs, key } = sides;
  const own = ownContext(sides);
  const signature = own['app.context_signature'] ?? '';
  const altered = (context: Context, change: (claims: string[]) => string[]): Context => ({
    ...context,
    'app.context': change((context['app.context'] ?? '').split('|')).join('|'),
  });
  const put = (at: number, value: string) => (claims: string[]) => claims.with(at, value);
  const later = (claims: string[]) => claims.with(1, String(Number(claims[1]) + 1));
  const bound = signedContext({ ...systemActor(ours.id, 'proof'), facilities: [theirs.id] }, key);
  return {
    'a clinic and nothing else': { 'app.current_tenant_id': theirs.id },
    'another clinic under the own signature': { ...own, 'app.current_tenant_id': theirs.id },
    'a signature of an invented key': stolenContext(sides),
    'a signature of an invented key under the real key id': signedContext(systemActor(theirs.id, 'proof'), {
      ...invented,
      id: key.id,
    }),
    'an expired context': ownContext(sides, Date.now() - 120_000),
    'an expiry that was put off': altered(own, later),
    'an actor that was put in': altered(own, put(2, theirs.id)),
    'a facility list that was narrowed': altered(own, put(3, theirs.id)),
    'a facility list that was widened': altered(bound, put(3, '*')),
    'a facility list with one more': altered(bound, put(3, `${theirs.id},${ours.id}`)),
    'claims that were cut off': altered(own, claims => claims.slice(0, 2)),
    'claims that go on': altered(own, claims => [...claims, 'more']),
    'a key that is none, and nothing signed': {
      'app.current_tenant_id': theirs.id,
      'app.context': `none|${Date.now() + 60_000}||*|`,
    },
    'no claims': { ...own, 'app.context': '' },
    'no signature': { ...own, 'app.context_signature': '' },
    'a signature that was cut off': { ...own, 'app.context_signature': signature.slice(0, 32) },
    'a signature in capitals': { ...own, 'app.context_signature': signature.toUpperCase() },
    'a clinic that is none': { ...own, 'app.current_tenant_id': 'garbage' },
    'every clinic': { ...own, 'app.current_tenant_id': '%' },
    'an injection for a clinic': { ...own, 'app.current_tenant_id': `${ours.id}' or true --` },
  };
};
