import { Group, Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { useMay } from '../../session.tsx';
import { FacilityFilter } from '../facilities/FacilityFilter.tsx';
import { PractitionerFilter } from '../members/PractitionerFilter.tsx';
import { TeamWeek } from '../team-week/TeamWeek.tsx';
import { Exceptions } from './Exceptions.tsx';
import { Holidays } from './Holidays.tsx';
import { HoursSearch, type HoursTab } from './hours-search.ts';
import { TimeOffTab } from './TimeOffTab.tsx';

const labels: Record<HoursTab, string> = {
  holidays: t('Holidays'),
  exceptions: t('Exceptions'),
  'time-off': t('Time off'),
  week: t('Team week'),
};

/** What departs from the weekly hours, of a facility, of a day and of a person; and what comes of it for a team. */
export const HoursPage = () => {
  const search = useSearch({ from: '/clinic/hours' });
  const navigate = useNavigate({ from: '/hours' });
  const may = useMay();
  const mayWrite = may('availability:write');
  const mayCount = may('bookings:read');
  const { practitionerId, facilityId } = search;
  const tab = search.tab ?? (practitionerId ? 'exceptions' : 'holidays');
  const change = (next: HoursSearch) =>
    void navigate({ search: previous => ({ ...previous, ...next }), replace: true });

  // Why somebody is away is for those to read who arrange it.
  const isShown: Partial<Record<HoursTab, boolean>> = { 'time-off': mayWrite, week: mayCount };
  const tabs = (Object.keys(labels) as HoursTab[]).filter(value => isShown[value] ?? true);
  const head = (more?: ReactNode) => (
    <>
      <Tabs value={tab} onChange={value => change({ tab: HoursSearch.parse({ tab: value }).tab })}>
        <Tabs.List mb="md" className="tabs-list">
          {tabs.map(value => (
            <Tabs.Tab key={value} value={value}>
              {labels[value]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <Group gap="xs" mb="sm" className="filters">
        {tab !== 'holidays' && tab !== 'week' && (
          <PractitionerFilter value={practitionerId} onChange={value => change({ practitionerId: value })} />
        )}
        {tab !== 'time-off' && tab !== 'week' && (
          <FacilityFilter value={facilityId} onChange={value => change({ facilityId: value })} />
        )}
        {more}
      </Group>
    </>
  );

  const frame = { mayWrite, practitionerId, facilityId, head };
  if (tab === 'exceptions') return <Exceptions {...frame} />;
  if (tab === 'time-off' && mayWrite) return <TimeOffTab {...frame} />;
  if (tab === 'week' && mayCount)
    return <TeamWeek facilityId={facilityId} date={search.date} head={head} onChange={change} />;
  return <Holidays {...frame} />;
};
