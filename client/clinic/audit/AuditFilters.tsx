import { Button, Select } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { AuditAction } from '../../../shared/clinic/audit.ts';
import { FilterBar } from '../../ui/tables/FilterBar.tsx';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { useUserOptions } from '../members/use-user-options.ts';
import type { AuditSearch } from './audit-search.ts';
import { actionLabels, fieldLabel } from './audit-words.ts';

type Props = { filters: AuditSearch; onChange: (next: Partial<AuditSearch>) => void };

const entities = [
  'Patient',
  'Booking',
  'Service',
  'Facility',
  'User',
  'AvailabilityRule',
  'OrganizationSettings',
  'BookingSettings',
  'SecuritySettings',
  'IntegrationSettings',
  'CommunicationSettings',
  'Session',
];

export const AuditFilters = ({ filters, onChange }: Props) => {
  const known =
    filters.entity && !entities.includes(filters.entity) ? [...entities, filters.entity] : entities;
  return (
    <FilterBar active={Object.values(filters).filter(Boolean).length}>
      <Select
        aria-label="Action"
        placeholder="Any action"
        clearable
        searchable
        data={optionsOf(actionLabels)}
        value={filters.action ?? null}
        onChange={value => onChange({ action: AuditAction.safeParse(value).data })}
      />
      <Select
        aria-label="Kind of record"
        placeholder="Any record"
        clearable
        data={known.map(entity => ({ value: entity, label: fieldLabel(entity) }))}
        value={filters.entity ?? null}
        onChange={value => onChange({ entity: value ?? undefined })}
      />
      <Select
        aria-label="Who"
        placeholder="Anybody"
        clearable
        searchable
        data={useUserOptions()}
        value={filters.actorId ?? null}
        onChange={value => onChange({ actorId: value ?? undefined })}
      />
      <DateInput
        aria-label="From"
        placeholder="From"
        clearable
        valueFormat="YYYY-MM-DD"
        w={140}
        value={filters.from ?? null}
        onChange={value => onChange({ from: value ?? undefined })}
      />
      <DateInput
        aria-label="To"
        placeholder="To"
        clearable
        valueFormat="YYYY-MM-DD"
        w={140}
        value={filters.to ?? null}
        onChange={value => onChange({ to: value ?? undefined })}
      />
      {filters.entityId && (
        <Button variant="light" onClick={() => onChange({ entityId: undefined })}>
          One record only, show all
        </Button>
      )}
    </FilterBar>
  );
};
