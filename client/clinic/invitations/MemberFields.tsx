import { MultiSelect, Select, SimpleGrid, TextInput } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { t } from '../../../shared/i18n/translate.ts';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { useFacilityOptions } from '../facilities/use-facility-options.ts';
import { roles } from '../members/user-words.ts';

/** A form has no word for "none chosen": an empty list is the whole clinic, which the contract calls null. */
export const placeOf = (facilityIds: string[]) => (facilityIds.length > 0 ? facilityIds : null);
export const FacilityChoice = z.array(z.uuid()).transform(placeOf);

type Props = {
  field: (name: 'title' | 'firstName' | 'lastName' | 'role' | 'facilityIds') => GetInputPropsReturnType;
  facilityIds: string[];
  /** Stands beside the role. */
  children?: ReactNode;
};

/** Who somebody is in the clinic, for those who are members and those who are invited. */
export const MemberFields = ({ field, facilityIds, children }: Props) => {
  const facilities = useFacilityOptions();
  return (
    <>
      <TextInput label={t('Title')} placeholder={t('Dr.')} {...field('title')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput label={t('First name')} withAsterisk data-autofocus {...field('firstName')} />
        <TextInput label={t('Last name')} withAsterisk {...field('lastName')} />
        <Select label={t('Role')} allowDeselect={false} data={optionsOf(roles)} {...field('role')} />
        {children}
      </SimpleGrid>
      <MultiSelect
        label={t('Facilities')}
        description={t('Sees and changes only what belongs to these. Leave empty for the whole clinic.')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        placeholder={facilityIds.length > 0 ? undefined : t('Whole clinic')}
        data={facilities}
        clearable
        searchable
        {...field('facilityIds')}
      />
    </>
  );
};
