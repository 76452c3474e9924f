import { ActionIcon, Select, Text } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { IconX } from '@tabler/icons-react';
import { t } from '../../../shared/i18n/translate.ts';
import { WallTime } from '../../../shared/scalars.ts';
import { ClinicTime } from '../clinic-dates/ClinicTime.tsx';

type Props = {
  label: string;
  fields: Record<'from' | 'to', GetInputPropsReturnType>;
  /** Where they are, of hours that are somewhere. */
  place?: { facilities: { value: string; label: string }[]; field: GetInputPropsReturnType };
  /** What is odd about these hours, and yet may be. */
  remark?: string | undefined;
  onRemove: (() => void) | undefined;
};

/** Hours that end no later than they begin are a night. */
const isNight = (from: unknown, to: unknown): boolean =>
  [from, to].every(time => WallTime.safeParse(time).success) && String(to) < String(from);

export const HoursRow = ({ label, fields, place, remark, onRemove }: Props) => (
  <div className="hours-row">
    <ClinicTime aria-label={t('{day} from', { day: label })} {...fields.from} />
    <ClinicTime
      aria-label={t('{day} to', { day: label })}
      inputWrapperOrder={['input', 'description', 'error']}
      description={isNight(fields.from.value, fields.to.value) && t('the next day')}
      {...fields.to}
    />
    {place ? (
      <Select
        aria-label={t('Facility on {day}', { day: label })}
        allowDeselect={false}
        data={place.facilities}
        {...place.field}
      />
    ) : (
      <span />
    )}
    {onRemove && (
      <ActionIcon size={36} aria-label={t('Remove these hours on {day}', { day: label })} onClick={onRemove}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    )}
    {remark && (
      <Text size="xs" className="hours-remark">
        {remark}
      </Text>
    )}
  </div>
);
