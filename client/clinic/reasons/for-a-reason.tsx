import { Text } from '@mantine/core';
import { Despite } from '../../../shared/clinic/bookings.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { type Failure, failureOf } from '../../ui/failure/failure.ts';
import { ask } from '../../ui/forms/ask.tsx';
import { type Reason, ReasonForm } from './ReasonForm.tsx';

type Warnings = NonNullable<Failure['needsReason']>;

type ReasonWords = { title: string; label: string; cancelLabel: string; submitLabel: string };
const ofBookings: ReasonWords = {
  title: t('Book it all the same?'),
  label: t('Why is it booked all the same?'),
  cancelLabel: t('Choose another time'),
  submitLabel: t('Book it all the same'),
};

/**
 * Books, moves or enters what the server warns of: a dialog tells the warnings and asks for a reason, and then it is tried again
 * with that (FD7). Answers undefined when the person would rather not.
 */
export const forAReason = async <T,>(
  work: (despite?: Reason) => Promise<T>,
  words = ofBookings,
): Promise<T | undefined> => {
  try {
    return await work();
  } catch (error) {
    const { needsReason } = failureOf(error);
    if (!needsReason?.length) throw error;
    const despite = await askForReason(needsReason, words);
    return despite && work(despite);
  }
};

/** The reason for which something is done in spite of what is told; undefined where the person would rather not. */
export const askForReason = (
  warnings: Warnings,
  { title, ...labels } = ofBookings,
): Promise<Reason | undefined> =>
  ask<Reason>({
    title,
    render: (give, cancel) => (
      <ReasonForm schema={Despite} {...labels} onGiven={give} onCancel={cancel}>
        {warnings.map(({ kind, sentence }) => (
          <Text key={kind} size="sm">
            {sentence}
          </Text>
        ))}
      </ReasonForm>
    ),
  });
