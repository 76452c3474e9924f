import { Text } from '@mantine/core';
import type { z } from 'zod';
import { t } from '../../../shared/i18n/translate.ts';
import { ask } from '../../ui/forms/ask.tsx';
import { type Reason, ReasonForm } from '../reasons/ReasonForm.tsx';

/** Why an entry is in error; undefined where it is none after all. */
export const askWhatWasWrong = (name: string, schema: z.ZodType): Promise<Reason | undefined> =>
  ask<Reason>({
    title: t('Was {name} entered in error?', { name }),
    render: (give, cancel) => (
      <ReasonForm
        label={t('What was wrong')}
        schema={schema}
        cancelLabel={t('Leave it')}
        submitLabel={t('Entered in error')}
        takesAway
        onGiven={give}
        onCancel={cancel}
      >
        <Text size="sm">{t('It stays to be seen, struck through and with the reason.')}</Text>
      </ReasonForm>
    ),
  });
