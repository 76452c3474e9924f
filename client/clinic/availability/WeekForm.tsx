import { ActionIcon, Button, Group, Stack, Text, Tooltip } from '@mantine/core';
import { IconCopy, IconPlus } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import { type Week, WeekChange } from '../../../shared/clinic/availability.ts';
import { api } from '../../trpc.ts';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { FormActions } from '../../ui/forms/FormActions.tsx';
import { useFormGuard } from '../../ui/forms/form-guard.ts';
import { useSentForm } from '../../ui/forms/use-sent-form.ts';
import { AnchorLink } from '../../ui/pages/links.tsx';
import { useFacilityOptions } from '../facilities/use-facility-options.ts';
import { HoursRow } from './HoursRow.tsx';
import { weekdays } from './weekdays.ts';

type Props = {
  practitionerId: string;
  week: z.output<typeof Week>;
  readOnly: boolean;
  onClose: () => void;
};

const workdays = [1, 2, 3, 4, 5];

const Hours = WeekChange.pick({ hours: true });

/** The hours of a usual week, day by day, in the time of each facility. */
export const WeekForm = ({ practitionerId, week, readOnly, onClose }: Props) => {
  const facilities = useFacilityOptions();
  const replace = useMutation(api.availability.replaceWeek.mutationOptions());
  const { form, submit, failure } = useSentForm({
    start: {
      hours: week.items.map(({ facility, weekday, from, to }) => ({
        facilityId: facility.id,
        weekday,
        from,
        to,
      })),
    },
    validate: values =>
      Object.fromEntries(
        (Hours.safeParse(values).error?.issues ?? []).map(({ path, message }) => [path.join('.'), message]),
      ),
    send: async values => {
      await replace.mutateAsync({ practitionerId, version: week.version, ...values });
      tellSuccess('The weekly hours are saved.');
      onClose();
    },
  });
  const { hours } = form.values;
  const close = useFormGuard(form.isDirty()) ?? onClose;

  const add = (weekday: number) =>
    form.insertListItem('hours', {
      facilityId: facilities[0]?.value ?? '',
      weekday,
      from: '09:00',
      to: '17:00',
    });

  /** Monday to Friday are what most people work, so one of these days is enough to say so. */
  const copyToWorkdays = (weekday: number) => {
    const copied = hours.filter(row => row.weekday === weekday);
    const others = workdays.filter(day => day !== weekday);
    form.setFieldValue('hours', [
      ...hours.filter(row => !others.includes(row.weekday)),
      ...others.flatMap(day => copied.map(row => ({ ...row, weekday: day }))),
    ]);
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap={4} pb="md">
        {weekdays.map(({ weekday, label }) => (
          <fieldset key={weekday} className="weekday" disabled={readOnly}>
            <Group justify="space-between" wrap="nowrap">
              <Text component="legend" size="sm" fw={600}>
                {label}
              </Text>
              {!readOnly && (
                <Group gap={4} wrap="nowrap">
                  {workdays.includes(weekday) && hours.some(row => row.weekday === weekday) && (
                    <Tooltip label="The same from Monday to Friday">
                      <ActionIcon
                        aria-label={`The hours of ${label} from Monday to Friday`}
                        onClick={() => copyToWorkdays(weekday)}
                      >
                        <IconCopy size={18} aria-hidden />
                      </ActionIcon>
                    </Tooltip>
                  )}
                  <ActionIcon aria-label={`Add hours on ${label}`} onClick={() => add(weekday)}>
                    <IconPlus size={18} aria-hidden />
                  </ActionIcon>
                </Group>
              )}
            </Group>
            {hours.map(
              (row, index) =>
                row.weekday === weekday && (
                  <HoursRow
                    key={index}
                    label={label}
                    facilities={facilities}
                    fields={{
                      facility: form.getInputProps(`hours.${index}.facilityId`),
                      from: form.getInputProps(`hours.${index}.from`),
                      to: form.getInputProps(`hours.${index}.to`),
                    }}
                    onRemove={readOnly ? undefined : () => form.removeListItem('hours', index)}
                  />
                ),
            )}
            {!hours.some(row => row.weekday === weekday) && (
              <Text size="sm" c="dimmed">
                Off
              </Text>
            )}
          </fieldset>
        ))}
        <AnchorLink to="/hours" search={{ practitionerId }} size="sm" mt="xs">
          Exceptions, time off and holidays
        </AnchorLink>
      </Stack>
      <FormActions failure={failure}>
        <Button variant="default" onClick={close}>
          {readOnly ? 'Close' : 'Cancel'}
        </Button>
        {!readOnly && (
          <Button type="submit" loading={form.submitting}>
            Save
          </Button>
        )}
      </FormActions>
    </form>
  );
};
