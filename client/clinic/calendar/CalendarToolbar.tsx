import { ActionIcon, Button, Group, SegmentedControl, Select } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { monthOf } from '../../ui/forms/DateField.tsx';
import { FilterBar } from '../../ui/tables/FilterBar.tsx';
import { FilterSelect } from '../../ui/tables/FilterSelect.tsx';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { type CalendarLanes, type CalendarSearch, CalendarView } from '../bookings/calendar-search.ts';
import { ColumnsMenu } from '../calendar-columns/ColumnsMenu.tsx';
import { useFacilityOptions } from '../facilities/use-facility-options.ts';
import { usePractitionerOptions } from '../members/use-practitioner-options.ts';
import { isOfOnePractitioner, type Span, stepOf, stepped } from './shown-days.ts';

const goBack: Record<Span, string> = {
  day: t('Previous day'),
  week: t('Previous week'),
  month: t('Previous month'),
};
const goOn: Record<Span, string> = { day: t('Next day'), week: t('Next week'), month: t('Next month') };

const views: Record<CalendarView, string> = {
  day: t('Day'),
  week: t('Week'),
  month: t('Month'),
  agenda: t('Agenda'),
};

type Props = {
  search: CalendarSearch;
  view: CalendarView;
  date: string;
  /** The days shown, in words. */
  title: string;
  lanes: CalendarLanes;
  onChange: (next: Partial<CalendarSearch>) => void;
};

export const CalendarToolbar = ({ search, view, date, title, lanes, onChange }: Props) => {
  const practitioners = usePractitionerOptions();
  const facilities = useFacilityOptions();
  const formats = useFormats();
  const step = stepOf(view);
  const isOfOne = isOfOnePractitioner(view);

  return (
    <Group gap="xs" className="filters" justify="space-between" align="flex-start">
      <Group gap="xs">
        <ActionIcon.Group>
          <ActionIcon
            variant="default"
            size={36}
            aria-label={goBack[step]}
            onClick={() => onChange({ date: stepped(view, date, -1) })}
          >
            <IconChevronLeft size={18} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="default"
            size={36}
            aria-label={goOn[step]}
            onClick={() => onChange({ date: stepped(view, date, 1) })}
          >
            <IconChevronRight size={18} aria-hidden />
          </ActionIcon>
        </ActionIcon.Group>
        <Button variant="default" onClick={() => onChange({ date: undefined })}>
          {t('Today')}
        </Button>
        <DatePickerInput
          aria-label={t('Go to date, {days}', { days: title })}
          value={date}
          valueFormatter={() => title}
          {...monthOf(formats)}
          onChange={value => onChange({ date: value ?? undefined })}
          w={{ base: 'auto', sm: 190 }}
          flex={{ base: 1, sm: 'none' }}
        />
      </Group>
      <FilterBar
        active={[search.practitionerId, search.facilityId].filter(Boolean).length}
        always={
          <SegmentedControl
            aria-label={t('View')}
            value={view}
            onChange={value => onChange({ view: CalendarView.parse(value) })}
            data={optionsOf(views)}
          />
        }
      >
        <Select
          aria-label={t('Practitioner')}
          placeholder={t('All practitioners')}
          clearable={!isOfOne}
          allowDeselect={!isOfOne}
          searchable
          data={practitioners}
          value={search.practitionerId ?? null}
          onChange={value => onChange({ practitionerId: value ?? undefined })}
        />
        <FilterSelect
          label={t('Facility')}
          any={t('All facilities')}
          options={facilities}
          value={search.facilityId}
          onChange={facilityId => onChange({ facilityId })}
        />
        {view === 'day' && <ColumnsMenu lanes={lanes} onLanes={next => onChange({ lanes: next })} />}
      </FilterBar>
    </Group>
  );
};
