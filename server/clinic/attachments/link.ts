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
  /** Seconds since 1970. */
  until: number;
}

/** By a key of the clinic that no rotation changes and no process makes up (RQ17), for whoever acts and nobody else. */
const signatureOf = (em: ClinicEm, { id, view, until }: Link): string => {
  const { userId, grantId } = actorOf(em);
  return keyringIn(em).token(['attachment link', userId ?? '', grantId ?? '', id, view, until].join('|'));
};

export const signedLink = (em: ClinicEm, of: Omit<Link, 'until'>, now = Date.now()) => {
  const until = Math.floor((now + LINK_MINUTES * MINUTE) / 1000);
  const signature = signatureOf(em, { ...of, until });
  const path = `/attachments/${of.id}/${of.view}?${new URLSearchParams({ until: `${until}`, signature })}`;
  return { path, until: new Date(until * 1000), signature };
};

/** Refuses a link that has ended, that was made for somebody else, or that nobody made, in the same words. */
export const expectLink = (em: ClinicEm, { signature, ...link }: Link & { signature: string }): void => {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const isOurs = timingSafeEqual(digest(signature), digest(signatureOf(em, link)));
  if (!isOurs || link.until * 1000 <= Date.now())
    throw new Refusal('This link has ended. Please open the file once more where it is attached.');
};
