import type { Integrations } from '../../../shared/clinic/integrations.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { Field } from '../../ui/forms/Field.tsx';
import { ButtonLink } from '../../ui/pages/links.tsx';
import { IntegrationCard } from './IntegrationCard.tsx';

type Props = { state: NonNullable<Integrations['calendarFeeds']> };

/** Links at which calendar programs find bookings: whether anybody fetches them. */
export const FeedsCard = ({ state: { feeds, lastFetchedAt } }: Props) => {
  const { moment, number } = useFormats();
  return (
    <IntegrationCard
      title={t('Calendar feeds')}
      state={
        feeds > 0 ? { label: t('Connected'), tone: 'good' } : { label: t('Not connected'), tone: 'quiet' }
      }
      actions={
        <ButtonLink to="/calendar-feeds" size="compact-sm" variant="default">
          {t('Calendar feeds')}
        </ButtonLink>
      }
    >
      <Field label={t('Links')}>{number(feeds)}</Field>
      <Field label={t('Last fetched')}>{lastFetchedAt && moment(lastFetchedAt)}</Field>
    </IntegrationCard>
  );
};
