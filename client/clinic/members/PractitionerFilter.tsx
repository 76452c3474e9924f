import { t } from '../../../shared/i18n/translate.ts';
import { FilterSelect } from '../../ui/tables/FilterSelect.tsx';
import { usePractitionerOptions } from './use-practitioner-options.ts';

type Props = { value: string | undefined; onChange: (practitionerId: string | undefined) => void };

/** Narrows a list to one of the practitioners. */
export const PractitionerFilter = (props: Props) => (
  <FilterSelect
    label={t('Practitioner')}
    any={t('Any practitioner')}
    searchable
    options={usePractitionerOptions()}
    {...props}
  />
);
