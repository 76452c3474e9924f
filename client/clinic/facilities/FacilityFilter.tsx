import { t } from '../../../shared/i18n/translate.ts';
import { FilterSelect } from '../../ui/tables/FilterSelect.tsx';
import { useFacilityOptions } from './use-facility-options.ts';

type Props = { value: string | undefined; onChange: (facilityId: string | undefined) => void };

/** Narrows a list to one of the facilities. */
export const FacilityFilter = (props: Props) => (
  <FilterSelect
    label={t('Facility')}
    any={t('Any facility')}
    searchable
    options={useFacilityOptions()}
    {...props}
  />
);
