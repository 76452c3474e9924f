import { MultiSelect, SegmentedControl, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { BookingStatus } from '../../../shared/clinic/bookings.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { DaySpanFilter } from '../../ui/tables/DaySpanFilter.tsx';
import { FilterBar } from '../../ui/tables/FilterBar.tsx';
import { FilterSelect } from '../../ui/tables/FilterSelect.tsx';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { bookingStatuses } from '../bookings/booking-words.ts';
import { FacilityFilter } from '../facilities/FacilityFilter.tsx';
import { PractitionerFilter } from '../members/PractitionerFilter.tsx';
import { useServiceOptions } from '../services/use-service-options.ts';
import { type BookingFilters, BookingSpan } from './booking-filters.ts';
import { spanLabels, usualSpan } from './span-of.ts';

type Props = { filters: BookingFilters; onChange: (next: Partial<BookingFilters>) => void; views: ReactNode };

const isStatus = (word: string): word is BookingStatus => BookingStatus.safeParse(word).success;

/** What the list of bookings is narrowed to. */
export const BookingFilterBar = ({ filters, onChange, views }: Props) => {
  const formats = useFormats();
  const { span = usualSpan, status = [], practitionerId, facilityId, serviceId, newestFirst } = filters;
  return (
    <FilterBar
      views={views}
      active={[status.length, practitionerId, facilityId, serviceId].filter(Boolean).length}
      always={
        <Select
          aria-label={t('Days')}
          allowDeselect={false}
          data={optionsOf(spanLabels)}
          value={span}
          onChange={value => onChange({ span: BookingSpan.parse(value), from: undefined, to: undefined })}
        />
      }
    >
      {span === 'custom' && <DaySpanFilter formats={formats} span={filters} onChange={onChange} />}
      <MultiSelect
        aria-label={t('Status')}
        placeholder={status.length > 0 ? undefined : t('Any status')}
        clearable
        hidePickedOptions
        miw={176}
        data={optionsOf(bookingStatuses)}
        value={status}
        onChange={chosen => onChange({ status: chosen.filter(isStatus) })}
      />
      <PractitionerFilter value={practitionerId} onChange={chosen => onChange({ practitionerId: chosen })} />
      <FacilityFilter value={facilityId} onChange={chosen => onChange({ facilityId: chosen })} />
      <FilterSelect
        label={t('Service')}
        any={t('Any service')}
        searchable
        options={useServiceOptions()}
        value={serviceId}
        onChange={chosen => onChange({ serviceId: chosen })}
      />
      <SegmentedControl
        aria-label={t('Order')}
        value={newestFirst ? 'newest' : 'earliest'}
        onChange={value => onChange({ newestFirst: value === 'newest' || undefined })}
        data={optionsOf({ earliest: t('Earliest first'), newest: t('Latest first') })}
      />
    </FilterBar>
  );
};
