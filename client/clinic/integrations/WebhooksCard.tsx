import type { Integrations } from '../../../shared/clinic/integrations.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { Field } from '../../ui/forms/Field.tsx';
import { ButtonLink } from '../../ui/pages/links.tsx';
import { outcomeOf } from '../webhooks/webhook-words.ts';
import { IntegrationCard } from './IntegrationCard.tsx';
import { Targets } from './Targets.tsx';

type State = NonNullable<Integrations['webhooks']>;

const stateOf = ({ active, paused, disabled, dead, inVain }: State) => {
  if (active + paused + disabled === 0) return { label: t('Not connected'), tone: 'quiet' } as const;
  if (dead + inVain > 0) return { label: t('Failing'), tone: 'bad' } as const;
  return active > 0
    ? ({ label: t('Connected'), tone: 'good' } as const)
    : ({ label: t('Paused'), tone: 'waiting' } as const);
};

/** Which programs hear what happens to bookings, and whether the telling gets through. */
export const WebhooksCard = ({ state }: { state: State }) => {
  const { moment, number } = useFormats();
  const { active, paused, disabled, dead, inVain, lastDeliveredAt, lastFailure } = state;
  return (
    <IntegrationCard
      title={t('Webhooks')}
      state={stateOf(state)}
      actions={
        <ButtonLink to="/webhooks" size="compact-sm" variant="default">
          {t('Webhooks')}
        </ButtonLink>
      }
    >
      <Field label={t('Targets')}>
        {t('{active} active, {others} paused or disabled', {
          active: number(active),
          others: number(paused + disabled),
        })}
      </Field>
      <Field label={t('Last delivered')}>{lastDeliveredAt && moment(lastDeliveredAt)}</Field>
      {dead + inVain > 0 && (
        <Field label={t('Not delivered')}>
          {t('{dead} given up, {waiting} tried in vain so far', {
            dead: number(dead),
            waiting: number(inVain),
          })}
        </Field>
      )}
      {state.targets.length > 0 && (
        <Field label={t('Told last')}>
          <Targets targets={state.targets} />
        </Field>
      )}
      {lastFailure && (
        <Field label={t('Last failure')}>
          {t('{moment}, {webhook}: {outcome}', {
            moment: moment(lastFailure.at),
            webhook: lastFailure.webhook,
            outcome: outcomeOf(lastFailure.fault, lastFailure.responseStatus),
          })}
        </Field>
      )}
    </IntegrationCard>
  );
};
