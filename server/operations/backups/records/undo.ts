import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { LONGEST_UNDO } from '../../../../shared/clinic/backed-up.ts';
import { HOUR } from '../../../../shared/durations.ts';
import type { Planes } from '../../../data/orm/planes.ts';
import type { Actor } from '../../../data/records/actor.ts';
import { Refusal } from '../../../errors.ts';

const Undo = z.object({
  entity: z.string(),
  id: z.uuid(),
  version: z.int(),
  fields: z.array(z.string()),
  before: z.record(z.string(), z.unknown()).nullable(),
  backup: z.string(),
  until: z.int(),
});
type Undo = z.output<typeof Undo>;

const VERSION_BYTES = 2;

/** Only whoever put it back takes it back. */
const placeFor = ({ tenantId, userId, grantId }: Actor): string =>
  ['put back', tenantId, userId ?? '', grantId ?? ''].join('|');

/**
 * What was there before something was put back, sealed with the clinic's key for whoever did it: the browser keeps it for an hour and
 * can change none of it, and nothing need be stored.
 */
export const sealedUndo = (planes: Planes, actor: Actor, undo: Omit<Undo, 'until'>): string | null => {
  const ring = planes.vault.keyringOf(actor.tenantId);
  const version = Buffer.alloc(VERSION_BYTES);
  version.writeUInt16BE(ring.newest);
  const text = gzipSync(JSON.stringify({ ...undo, until: Date.now() + HOUR }));
  const piece = ring.sealPiece(ring.newest, placeFor(actor), text);
  const sealed = Buffer.concat([version, piece]).toString('base64url');
  return sealed.length > LONGEST_UNDO ? null : sealed;
};

export const undoIn = (planes: Planes, actor: Actor, sealed: string): Undo => {
  const undo = Undo.parse(JSON.parse(opened(planes, actor, Buffer.from(sealed, 'base64url'))));
  if (undo.until < Date.now()) throw new Refusal('This was too long ago to be undone.');
  return undo;
};

const opened = (planes: Planes, actor: Actor, sealed: Buffer): string => {
  try {
    const ring = planes.vault.keyringOf(actor.tenantId);
    const text = ring.openPiece(sealed.readUInt16BE(), placeFor(actor), sealed.subarray(VERSION_BYTES));
    return gunzipSync(text).toString();
  } catch {
    throw new Refusal('This cannot be undone: it is not what was answered to you.');
  }
};
