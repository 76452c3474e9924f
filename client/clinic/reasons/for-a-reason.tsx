import { Text } from '@mantine/core';
import { Despite } from '../../../shared/clinic/bookings.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { type Failure, failureOf } from '../../ui/failure/failure.ts';
import { ask } from '../../ui/forms/ask.tsx';
import { type Reason, ReasonForm } from './ReasonForm.tsx';

type Warnings = NonNullable<Failure['needsReason']>;

/**
 * Books or moves what the server warns of: a dialog tells the warnings and asks for a reason, and then it is tried again
 * with that (FD7). Answers undefined when the person would rather not.
 */
export const forAReason = async <T,>(work: (despite?: Reason) => Promise<T>): Promise<T | undefined> => {
  try {
    return await work();
  } catch (error) {
    const { needsReason } = failureOf(error);
    if (!needsReason?.length) throw error;
    const despite = await askForReason(needsReason);
    return despite && work(despite);
  }
};

/** The reason for which something is booked in spite of what is told; undefined where the person would rather not. */
export const askForReason = (warnings: Warnings): Promise<Reason | undefined> =>
  ask<Reason>({
    title: t('Book it all the same?'),
    render: (give, cancel) => (
      <ReasonForm
        label={t('Why is it booked all the same?')}
        schema={Despite}
        cancelLabel={t('Choose another time')}
        submitLabel={t('Book it all the same')}
        onGiven={give}
        onCancel={cancel}
      >
        {warnings.map(({ kind, sentence }) => (
          <Text key={kind} size="sm">
            {sentence}
          </Text>
        ))}
      </ReasonForm>
    ),
  });
