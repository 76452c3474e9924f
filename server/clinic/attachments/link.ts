import { createHash, timingSafeEqual } from 'node:crypto';
import { type FileView, LINK_MINUTES } from '../../../shared/clinic/attachments.ts';
import { MINUTE } from '../../../shared/durations.ts';
import { keyringIn } from '../../data/lists/opening.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { actorOf } from '../../data/records/actor.ts';
import { Refusal } from '../../errors.ts';

interface Link {
  id: string;
  view: FileView;
  until: Date;
}

/** By a key of the clinic that no rotation changes and no process makes up (RQ17), for whoever acts and nobody else. */
const signatureOf = (em: ClinicEm, { id, view, until }: Link): string => {
  const { userId, grantId } = actorOf(em);
  return keyringIn(em).token(
    ['attachment link', userId ?? '', grantId ?? '', id, view, until.toISOString()].join('|'),
  );
};

export const signedLink = (em: ClinicEm, of: Omit<Link, 'until'>, now = Date.now()) => {
  const until = new Date(now + LINK_MINUTES * MINUTE);
  const signature = signatureOf(em, { ...of, until });
  const query = new URLSearchParams({ until: until.toISOString(), signature });
  return { path: `/attachments/${of.id}/${of.view}?${query}`, until, signature };
};

/** Refuses a link that has ended, that was made for somebody else, or that nobody made, in the same words. */
export const expectLink = (em: ClinicEm, { signature, ...link }: Link & { signature: string }): void => {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const isOurs = timingSafeEqual(digest(signature), digest(signatureOf(em, link)));
  if (!isOurs || +link.until <= Date.now())
    throw new Refusal('This link has ended. Please open the file once more where it is attached.');
};
