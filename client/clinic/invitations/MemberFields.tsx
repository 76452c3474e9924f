import { MultiSelect, Select, SimpleGrid, TextInput } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { z } from 'zod';
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
      <TextInput label="Title" placeholder="Dr." {...field('title')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput label="First name" withAsterisk data-autofocus {...field('firstName')} />
        <TextInput label="Last name" withAsterisk {...field('lastName')} />
        <Select label="Role" allowDeselect={false} data={optionsOf(roles)} {...field('role')} />
        {children}
      </SimpleGrid>
      <MultiSelect
        label="Facilities"
        description="Sees and changes only what belongs to these. Leave empty for the whole clinic."
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        placeholder={facilityIds.length > 0 ? undefined : 'Whole clinic'}
        data={facilities}
        clearable
        searchable
        {...field('facilityIds')}
      />
    </>
  );
};
