import { z } from 'zod';
import { t } from '../../../shared/i18n/translate.ts';
import { Text } from '../../../shared/scalars.ts';
import { ask } from '../../ui/forms/ask.tsx';
import { type Reason, ReasonForm } from '../reasons/ReasonForm.tsx';

const Why = z.strictObject({ reason: Text(1000) });

const words = {
  refuse: { title: t('Refuse the request?'), submit: t('Refuse the request') },
  callOff: { title: t('Call the request off?'), submit: t('Call it off') },
};

/** Why somebody is not given what they asked for, which they read; undefined where the person would rather not. */
export const askWhy = async (step: keyof typeof words): Promise<string | undefined> => {
  const { title, submit } = words[step];
  const given = await ask<Reason>({
    title,
    render: (give, cancel) => (
      <ReasonForm
        schema={Why}
        label={t('Why? The patient reads this in the portal.')}
        cancelLabel={t('Leave it as it is')}
        submitLabel={submit}
        takesAway
        onGiven={give}
        onCancel={cancel}
      />
    ),
  });
  return given?.reason;
};
