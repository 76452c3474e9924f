import { ActionIcon, Group, Select, TextInput } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { IconX } from '@tabler/icons-react';
import { WallTime } from '../../../shared/scalars.ts';

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
  <Group gap={6} wrap="nowrap" align="flex-start" mt={4}>
    <TextInput aria-label={`${label} from`} w={84} maxLength={5} {...fields.from} />
    <TextInput
      aria-label={`${label} to`}
      w={84}
      maxLength={5}
      inputWrapperOrder={['input', 'description', 'error']}
      description={isNight(fields.from.value, fields.to.value) && 'the next day'}
      {...fields.to}
    />
    <Select
      aria-label={`Facility on ${label}`}
      flex={1}
      allowDeselect={false}
      data={facilities}
      {...fields.facility}
    />
    {onRemove && (
      <ActionIcon size={36} aria-label={`Remove these hours on ${label}`} onClick={onRemove}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    )}
  </Group>
);
