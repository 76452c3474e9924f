import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { isSignedWith, keyIdOf, publicKeyOf, signatureOf } from '../../data/signing.ts';
import { RetiredSpan } from '../../data/trails/retired-span.entity.ts';

type Span = Pick<RetiredSpan, 'tenantId' | 'number' | 'at' | 'upTo' | 'until' | 'years'>;

/** What is signed of a span. */
export const statementOfSpan = ({ tenantId, number, at, upTo, until, years }: Span) => ({
  ...{ clinic: tenantId, number, upTo, years },
  ...{ at: at.toISOString(), until: until.toISOString() },
});

/** Says, signed, that entries are no longer kept. */
export const retireSpan = (em: ClinicEm, span: Span, key: Buffer): RetiredSpan =>
  em.create(RetiredSpan, {
    ...span,
    keyId: keyIdOf(publicKeyOf(key)),
    signature: signatureOf(statementOfSpan(span), key),
  });

/** The same moment so many years later, or earlier. */
export const yearsAfter = (date: Date, years: number): Date => {
  const then = new Date(date);
  then.setUTCFullYear(then.getUTCFullYear() + years);
  return then;
};

/** How many spans there are, up to which seal the clinic of the actor keeps no entries, and what is wrong with what says so. */
export const retiredIn = async (
  em: ClinicEm,
  key: Buffer,
): Promise<{ spans: number; upTo: number; faults: string[] }> => {
  const spans = await em.find(RetiredSpan, {}, { orderBy: { number: 1 } });
  const retired = { spans: spans.length, upTo: 0, faults: [] as string[] };
  for (const [at, span] of spans.entries()) {
    const fault = faultOf(span, { number: at + 1, after: retired.upTo, key });
    if (fault) retired.faults.push(`Retired span ${span.number} ${fault}.`);
    else retired.upTo = span.upTo;
  }
  return retired;
};

const faultOf = (
  span: RetiredSpan,
  { number, after, key }: { number: number; after: number; key: Buffer },
): string | undefined => {
  if (span.keyId !== keyIdOf(publicKeyOf(key))) return `is of the key ${span.keyId}`;
  if (!isSignedWith(key, statementOfSpan(span), span.signature)) return 'was changed, or is forged';
  if (span.number !== number || span.upTo <= after) return 'does not follow the one before it';
  return yearsAfter(span.until, span.years) <= span.at ? undefined : 'was retired too early';
};
