import { ActionIcon, Button, Group, Paper, Select, Skeleton, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight, IconUsersGroup } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { addDays, startOfWeek } from '../../ui/formats/clinic-time.ts';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { AnchorLink } from '../../ui/pages/links.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { onNarrowScreens } from '../../ui/theme/narrow-screens.ts';
import { useFacilityOptions } from '../facilities/use-facility-options.ts';
import { openingInWords } from '../opening-hours/opening-lines.ts';
import { TeamCards } from './TeamCards.tsx';
import { TeamTable } from './TeamTable.tsx';
import { useTeamWeek } from './use-team-week.ts';

type Props = {
  facilityId: string | undefined;
  /** A day of the week that is shown; today unless told. */
  date: string | undefined;
  head: (more?: ReactNode) => ReactNode;
  onChange: (next: { facilityId?: string | undefined; date?: string | undefined }) => void;
};

/** For one facility and week: when each practitioner is open there, away, and how many bookings they have. */
export const TeamWeek = ({ facilityId, date, head, onChange }: Props) => {
  const formats = useFormats();
  const facilities = useFacilityOptions();
  const shown = facilityId ?? facilities[0]?.value;
  const from = startOfWeek(date ?? formats.today(), formats.weekStartsOn);
  const { data: week, error, refetch } = useTeamWeek(shown, from);
  const isNarrow = useMediaQuery(onNarrowScreens, undefined, { getInitialValueInEffect: false });

  const team = () => {
    if (!week && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
    if (!week) return <Skeleton h={320} aria-busy="true" />;
    if (week.members.length === 0)
      return (
        <EmptyState
          icon={IconUsersGroup}
          title={t('Nobody works here in this week')}
          action={<AnchorLink to="/staff">{t('Enter weekly hours')}</AnchorLink>}
        >
          {t('Practitioners are shown who have hours or bookings here, or are assigned to this facility.')}
        </EmptyState>
      );
    return isNarrow ? <TeamCards week={week} /> : <TeamTable week={week} />;
  };

  return (
    <>
      <PageHeader
        title={t('Team week')}
        description={t(
          'Open hours, time off and bookings of the practitioners of a facility, in its own time',
        )}
      />
      {head(
        <>
          <ActionIcon.Group>
            <ActionIcon
              variant="default"
              size={36}
              aria-label={t('Previous week')}
              onClick={() => onChange({ date: addDays(from, -7) })}
            >
              <IconChevronLeft size={18} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="default"
              size={36}
              aria-label={t('Next week')}
              onClick={() => onChange({ date: addDays(from, 7) })}
            >
              <IconChevronRight size={18} aria-hidden />
            </ActionIcon>
          </ActionIcon.Group>
          <Button variant="default" onClick={() => onChange({ date: undefined })}>
            {t('This week')}
          </Button>
          <Select
            aria-label={t('Facility')}
            allowDeselect={false}
            searchable
            data={facilities}
            value={shown ?? null}
            onChange={value => onChange({ facilityId: value ?? undefined })}
          />
        </>,
      )}
      <Group justify="space-between" gap={4} mb="xs">
        <Text size="sm" fw={600} aria-live="polite">
          {formats.shortDate(from)} – {formats.date(addDays(from, 6))}
        </Text>
        {week && week.openingHours.length > 0 && (
          <Text size="xs" c="dimmed" className="numeric">
            {t('Open {hours}', { hours: openingInWords(week.openingHours, formats) })}
          </Text>
        )}
      </Group>
      {isNarrow && week && week.members.length > 0 ? team() : <Paper>{team()}</Paper>}
    </>
  );
};
