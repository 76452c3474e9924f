import { t } from '../../../shared/i18n/translate.ts';
import { paragraphs } from '../../data/outbox/paragraphs.ts';
import type { Letter } from '../../data/outbox/post.ts';

export const TEST_LETTER = 'test';

interface Facts {
  recipient: string;
  name: string;
  clinic: string;
}

/** Goes to whoever asked for it, and tells nothing but that it came. */
export const testLetter = ({ recipient, name, clinic }: Facts): Letter => ({
  ...{ kind: TEST_LETTER, recipient },
  subject: t('Test letter of {clinic}', { clinic }),
  body: paragraphs(
    t('Hello {name},', { name }),
    t('you asked for this letter to see whether mail of {clinic} arrives. It does.', { clinic }),
    clinic,
  ),
});
