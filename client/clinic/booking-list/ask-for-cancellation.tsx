import { Cancellation } from '../../../shared/clinic/bookings.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { ask } from '../../ui/forms/ask.tsx';
import { ReasonForm } from '../reasons/ReasonForm.tsx';

const Reason = Cancellation.pick({ reason: true });

/** Asks for the reason of cancelling so many bookings; undefined where they are kept. */
export const askForCancellation = (count: number): Promise<string | undefined> =>
  ask<string>({
    title: t('Cancel {count, plural, one {# booking} other {# bookings}}?', { count }),
    size: 'sm',
    render: (give, keep) => (
      <ReasonForm
        label={count === 1 ? t('Why is it cancelled?') : t('Why are they cancelled?')}
        schema={Reason}
        cancelLabel={count === 1 ? t('Keep it') : t('Keep them')}
        submitLabel={t('Cancel {count, plural, one {# booking} other {# bookings}}', { count })}
        takesAway
        onGiven={({ reason }) => give(reason)}
        onCancel={keep}
      />
    ),
  });
