import { ActionIcon, Select } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { IconX } from '@tabler/icons-react';
import { WallTime } from '../../../shared/scalars.ts';
import { ClinicTime } from '../clinic-dates/ClinicTime.tsx';

type Props = {
  label: string;
  facilities: { value: string; label: string }[];
  fields: Record<'facility' | 'from' | 'to', GetInputPropsReturnType>;
  onRemove: (() => void) | undefined;
};

/** Hours that end no later than they begin are a night. */
const isNight = (from: unknown, to: unknown): boolean =>
  [from, to].every(time => WallTime.safeParse(time).success) && String(to) < String(from);

export const HoursRow = ({ label, facilities, fields, onRemove }: Props) => (
  <div className="hours-row">
    <ClinicTime aria-label={`${label} from`} {...fields.from} />
    <ClinicTime
      aria-label={`${label} to`}
      inputWrapperOrder={['input', 'description', 'error']}
      description={isNight(fields.from.value, fields.to.value) && 'the next day'}
      {...fields.to}
    />
    <Select
      aria-label={`Facility on ${label}`}
      allowDeselect={false}
      data={facilities}
      {...fields.facility}
    />
    {onRemove && (
      <ActionIcon size={36} aria-label={`Remove these hours on ${label}`} onClick={onRemove}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    )}
  </div>
);
