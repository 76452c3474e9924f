import { Button } from '@mantine/core';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { DaySpanFilter } from '../../ui/tables/DaySpanFilter.tsx';
import { FilterBar } from '../../ui/tables/FilterBar.tsx';
import { FilterSelect } from '../../ui/tables/FilterSelect.tsx';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { useUserOptions } from '../members/use-user-options.ts';
import { ViewsMenu } from '../saved-views/ViewsMenu.tsx';
import type { AuditSearch } from './audit-search.ts';
import { actionLabels } from './audit-words.ts';
import { entityOptions } from './entity-words.ts';

type Props = { filters: AuditSearch; onChange: (next: Partial<AuditSearch>) => void };

export const AuditFilters = ({ filters, onChange }: Props) => {
  const formats = useFormats();
  return (
    <FilterBar
      active={Object.values(filters).filter(Boolean).length}
      views={<ViewsMenu page="audit" filters={filters} />}
    >
      <FilterSelect
        label={t('Action')}
        any={t('Any action')}
        searchable
        options={optionsOf(actionLabels)}
        value={filters.action}
        onChange={action => onChange({ action })}
      />
      <FilterSelect
        label={t('Kind of record')}
        any={t('Any record')}
        options={entityOptions(filters.entity)}
        value={filters.entity}
        onChange={entity => onChange({ entity })}
      />
      <FilterSelect
        label={t('Who')}
        any={t('Anybody')}
        searchable
        options={useUserOptions()}
        value={filters.actorId}
        onChange={actorId => onChange({ actorId })}
      />
      <DaySpanFilter formats={formats} span={filters} onChange={onChange} />
      {filters.entityId && (
        <Button variant="light" onClick={() => onChange({ entityId: undefined })}>
          {t('One record only, show all')}
        </Button>
      )}
    </FilterBar>
  );
};
