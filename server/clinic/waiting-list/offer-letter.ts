import { t } from '../../../shared/i18n/translate.ts';
import { paragraphs } from '../../data/outbox/paragraphs.ts';
import type { Letter } from '../../data/outbox/post.ts';
import { type NoticeFacts, whenIn } from '../reminders/notice-letters.ts';

export const OFFER_LETTER = 'waiting-list.offer';

/**
 * Tells a patient of a time that is kept for them. Like every letter to patients it says not what for, and its link opens nothing,
 * because mail scanners follow every one (S22): whoever wants the time signs in to the portal, or calls.
 */
export const offerLetter = (
  facts: Omit<NoticeFacts, 'endsAt' | 'uid' | 'version' | 'changedAt' | 'before'> & {
    until: Date;
    portal: string | null;
  },
): Letter => {
  const { recipient, patient, clinic, practitioner, facility, startsAt, until, portal } = facts;
  const place = [facility.name, facility.address].filter(Boolean).join(', ');
  return {
    kind: OFFER_LETTER,
    recipient,
    subject: t('A time for you at {clinic}', { clinic }),
    body: paragraphs(
      t('Hello {name},', { name: patient }),
      t('You are on our waiting list, and this time is kept for you:'),
      [whenIn(facts, startsAt), place, t('with {practitioner}', { practitioner })].join('\n'),
      portal && `${t('You can take or decline it here, in our portal for patients:')}\n${portal}`,
      facility.phone
        ? t(
            'If you want it, please call {phone} by {until}. After that it is offered to somebody else, and you stay on the list.',
            { phone: facility.phone, until: whenIn(facts, until) },
          )
        : t(
            'If you want it, please call us by {until}. After that it is offered to somebody else, and you stay on the list.',
            { until: whenIn(facts, until) },
          ),
      clinic,
    ),
  };
};
