import { t } from '../../../shared/i18n/translate.ts';
import { paragraphs } from '../../data/outbox/paragraphs.ts';
import type { Letter } from '../../data/outbox/post.ts';

export const MESSAGE_LETTER = 'messages.new';

interface Facts {
  recipient: string;
  /** How the patient wants to be called. */
  patient: string;
  clinic: string;
  /** The clinic's portal, where the patient signs in as ever: this opens nothing. */
  link: string;
}

/** Tells a patient that something waits for them, and not what: that they read once they are signed in. */
export const messageLetter = ({ recipient, patient, clinic, link }: Facts): Letter => ({
  kind: MESSAGE_LETTER,
  recipient,
  subject: t('{clinic} has written to you', { clinic }),
  body: paragraphs(
    t('Hello {name},', { name: patient }),
    t(
      'there is a message for you in the portal for patients of {clinic}. Please sign in to read and answer it:',
      {
        clinic,
      },
    ),
    link,
    t('Until you have read it we do not write to you again.'),
    clinic,
  ),
});
