import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { FilterBar } from '../../ui/tables/FilterBar.tsx';
import { FilterSelect } from '../../ui/tables/FilterSelect.tsx';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { FacilityFilter } from '../facilities/FacilityFilter.tsx';
import { PractitionerFilter } from '../members/PractitionerFilter.tsx';
import { patientStatuses } from '../patients/patient-words.ts';
import type { PatientsSearch } from '../patients/patients-search.ts';
import { ViewsMenu } from '../saved-views/ViewsMenu.tsx';

type Props = { filters: PatientsSearch; onChange: (next: Partial<PatientsSearch>) => void };

export const PatientFilters = ({ filters, onChange }: Props) => {
  const [typed, setTyped] = useState(filters.search ?? '');
  const search = useDebouncedCallback((text: string) => onChange({ search: text.trim() || undefined }), 300);

  // The address can change under the field: back button, cleared filters.
  const [seen, setSeen] = useState(filters.search);
  if (seen !== filters.search) {
    setSeen(filters.search);
    if (typed.trim() !== (filters.search ?? '')) setTyped(filters.search ?? '');
  }

  return (
    <FilterBar
      views={<ViewsMenu page="patients" filters={filters} />}
      active={[filters.status, filters.facilityId, filters.practitionerId].filter(Boolean).length}
      always={
        <TextInput
          aria-label={t('Search patients')}
          placeholder={t('Name, number, phone or e-mail')}
          leftSection={<IconSearch size={16} aria-hidden />}
          w={{ sm: 280 }}
          flex={{ base: 1, sm: 'none' }}
          maxLength={100}
          value={typed}
          onChange={event => {
            setTyped(event.currentTarget.value);
            search(event.currentTarget.value);
          }}
        />
      }
    >
      <FilterSelect
        label={t('Status')}
        any={t('Any status')}
        options={optionsOf(patientStatuses)}
        value={filters.status}
        onChange={status => onChange({ status })}
      />
      <FacilityFilter value={filters.facilityId} onChange={facilityId => onChange({ facilityId })} />
      <PractitionerFilter
        value={filters.practitionerId}
        onChange={practitionerId => onChange({ practitionerId })}
      />
    </FilterBar>
  );
};
