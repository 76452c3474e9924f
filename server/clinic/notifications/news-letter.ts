import { notificationNames } from '../../../shared/clinic/notification-names.ts';
import { NotificationKind } from '../../../shared/clinic/notifications.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { paragraphs } from '../../data/outbox/paragraphs.ts';
import type { Letter } from '../../data/outbox/post.ts';

export const NEWS_LETTER = 'notifications.news';

interface Facts {
  recipient: string;
  /** The member's own name. */
  name: string;
  clinic: string;
  /** Where the clinic is found; whoever follows it signs in as ever. */
  url: string;
  /** How many there are of each kind. */
  counts: ReadonlyMap<NotificationKind, number>;
}

/** Tells a member how much of what is new for them, and of none of it whom it is about: that they read once signed in. */
export const newsLetter = ({ recipient, name, clinic, url, counts }: Facts): Omit<Letter, 'aboutId'> => {
  const lines = NotificationKind.options.flatMap(kind => {
    const count = counts.get(kind);
    return count ? [`- ${notificationNames[kind]()}: ${count}`] : [];
  });
  return {
    kind: NEWS_LETTER,
    recipient,
    subject: t('{clinic}: something is new for you', { clinic }),
    body: paragraphs(
      t('Hello {name},', { name }),
      t('this is new for you at {clinic}:', { clinic }),
      lines.join('\n'),
      t('Sign in to see what it is:'),
      url,
      t('You choose in your profile what we write to you about:'),
      `${url}/profile`,
      clinic,
    ),
  };
};
