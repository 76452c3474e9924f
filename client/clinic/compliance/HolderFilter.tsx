import { t } from '../../../shared/i18n/translate.ts';
import { FilterSelect } from '../../ui/tables/FilterSelect.tsx';
import { useFacilityOptions } from '../facilities/use-facility-options.ts';
import { useUserOptions } from '../members/use-user-options.ts';

type Chosen = {
  userId?: string | undefined;
  facilityId?: string | undefined;
  ofClinic?: boolean | undefined;
};
type Props = { value: Chosen; onChange: (chosen: Chosen) => void };

const CLINIC = 'clinic';
const nobody: Chosen = { userId: undefined, facilityId: undefined, ofClinic: undefined };

/** Narrows the list to what one member, one facility or the clinic itself has. */
export const HolderFilter = ({ value: { userId, facilityId, ofClinic }, onChange }: Props) => {
  const [users, facilities] = [useUserOptions(), useFacilityOptions()];
  const isFacility = (id: string) => facilities.some(({ value }) => value === id);
  return (
    <FilterSelect
      label={t('Who has it')}
      any={t('Whoever has it')}
      searchable
      options={[{ value: CLINIC, label: t('Whole clinic') }, ...facilities, ...users]}
      value={ofClinic ? CLINIC : (userId ?? facilityId)}
      onChange={id =>
        onChange({
          ...nobody,
          ...(id === CLINIC
            ? { ofClinic: true }
            : id && isFacility(id)
              ? { facilityId: id }
              : { userId: id }),
        })
      }
    />
  );
};
