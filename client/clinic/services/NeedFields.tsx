import { MultiSelect } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { t } from '../../../shared/i18n/translate.ts';
import { useFacilityOptions } from '../facilities/use-facility-options.ts';
import { usePractitionerOptions } from '../members/use-practitioner-options.ts';
import { useResourceOptions } from '../resources/use-resource-options.ts';

type Props = {
  field: (name: 'practitionerIds' | 'facilityIds' | 'roomIds' | 'deviceIds') => GetInputPropsReturnType;
};

/** By whom, where and with what a service is given (FD15). */
export const NeedFields = ({ field }: Props) => {
  const choices = [
    {
      name: 'practitionerIds',
      label: t('Practitioners'),
      empty: t('Everybody'),
      data: usePractitionerOptions(),
    },
    { name: 'facilityIds', label: t('Facilities'), empty: t('Everywhere'), data: useFacilityOptions() },
    {
      name: 'roomIds',
      label: t('Takes one of these rooms'),
      empty: t('No room'),
      data: useResourceOptions('rooms'),
    },
    {
      name: 'deviceIds',
      label: t('Takes one of these devices'),
      empty: t('No device'),
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
