import { MultiSelect } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { useFacilityOptions } from '../facilities/use-facility-options.ts';
import { usePractitionerOptions } from '../members/use-practitioner-options.ts';
import { useResourceOptions } from '../resources/use-resource-options.ts';

type Props = {
  field: (name: 'practitionerIds' | 'facilityIds' | 'roomIds' | 'deviceIds') => GetInputPropsReturnType;
};

/** By whom, where and with what a service is given (FD15). */
export const NeedFields = ({ field }: Props) => {
  const choices = [
    { name: 'practitionerIds', label: 'Practitioners', empty: 'Everybody', data: usePractitionerOptions() },
    { name: 'facilityIds', label: 'Facilities', empty: 'Everywhere', data: useFacilityOptions() },
    {
      name: 'roomIds',
      label: 'Takes one of these rooms',
      empty: 'No room',
      data: useResourceOptions('rooms'),
    },
    {
      name: 'deviceIds',
      label: 'Takes one of these devices',
      empty: 'No device',
      data: useResourceOptions('devices'),
    },
  ] as const;
  return choices.map(({ name, label, empty, data }) => (
    <MultiSelect
      key={name}
      label={label}
      placeholder={field(name).value.length > 0 ? undefined : empty}
      data={[...data]}
      clearable
      searchable
      {...field(name)}
    />
  ));
};
