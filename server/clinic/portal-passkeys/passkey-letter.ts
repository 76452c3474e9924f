import { t } from '../../../shared/i18n/translate.ts';
import { paragraphs } from '../../data/outbox/paragraphs.ts';
import type { Letter } from '../../data/outbox/post.ts';

interface Facts {
  recipient: string;
  /** How the patient wants to be called. */
  patient: string;
  clinic: string;
}

/** Tells whoever reads the mail of a patient that there is another way in from now on. */
export const passkeyLetter = ({ recipient, patient, clinic }: Facts): Letter => ({
  kind: 'portal.passkey',
  recipient,
  subject: t('A passkey was added at {clinic}', { clinic }),
  body: paragraphs(
    t('Hello {name},', { name: patient }),
    t('a passkey was added, by which you sign in to the portal for patients of {clinic} without a letter.', {
      clinic,
    }),
    t('If that was not you, remove it there, among your data, and call us.'),
    clinic,
  ),
});
