import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { useFacilityOptions } from '../facilities/use-facility-options.ts';
import { useUserOptions } from '../members/use-user-options.ts';

/** A member or a facility; neither is the whole clinic. */
type Holder = { userId: string; facilityId: string };

type Props = {
  value: Holder;
  onChange: (holder: Holder) => void;
  error: ReactNode;
  disabled: boolean;
};

const CLINIC = 'clinic';

/** The ids of both are of one form, so the value of each option says of which kind it is. */
const optionOf = ({ userId, facilityId }: Holder): string =>
  userId ? `user ${userId}` : facilityId ? `facility ${facilityId}` : CLINIC;
const holderIn = (option: string | null): Holder => {
  const [kind, id = ''] = (option ?? CLINIC).split(' ');
  return { userId: kind === 'user' ? id : '', facilityId: kind === 'facility' ? id : '' };
};

/** Whoever can have something of the kind, in one list. */
export const HolderSelect = ({ value, onChange, error, disabled }: Props) => {
  const [users, facilities] = [useUserOptions(), useFacilityOptions()];
  return (
    <Select
      label={t('Who has it')}
      searchable
      allowDeselect={false}
      error={error}
      disabled={disabled}
      description={disabled && t('It was renewed, so it stays with whoever has it.')}
      data={[
        { value: CLINIC, label: t('Whole clinic') },
        {
          group: t('Facilities'),
          items: facilities.map(({ value: id, label }) => ({ value: `facility ${id}`, label })),
        },
        { group: t('Staff'), items: users.map(({ value: id, label }) => ({ value: `user ${id}`, label })) },
      ]}
      value={optionOf(value)}
      onChange={option => onChange(holderIn(option))}
    />
  );
};
