import { Button, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import { type Week, WeekChange } from '../../../shared/clinic/availability.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { api } from '../../trpc.ts';
import { FormActions } from '../../ui/forms/FormActions.tsx';
import { useFormGuard } from '../../ui/forms/form-guard.ts';
import { useSentForm } from '../../ui/forms/use-sent-form.ts';
import { AnchorLink } from '../../ui/pages/links.tsx';
import { useFacilityOptions } from '../facilities/use-facility-options.ts';
import { useOpeningHours } from '../facilities/use-opening-hours.ts';
import { useMainFacility } from '../facility-staff/use-main-facility.ts';
import { tellSaved } from '../records/tell-saved.ts';
import { HoursRow } from './HoursRow.tsx';
import { isOutside } from './outside-opening.ts';
import { WeekFields } from './WeekFields.tsx';

type Props = {
  practitionerId: string;
  week: z.output<typeof Week>;
  readOnly: boolean;
  onClose: () => void;
};

const hoursOf = ({ items }: z.output<typeof Week>) =>
  items.map(({ facility, weekday, from, to }) => ({ facilityId: facility.id, weekday, from, to }));

const Hours = WeekChange.pick({ hours: true });
const OUTSIDE = t('Outside the opening hours of this facility');

/** The hours of a usual week, day by day, in the time of each facility. */
export const WeekForm = ({ practitionerId, week, readOnly, onClose }: Props) => {
  const facilities = useFacilityOptions();
  const openingHoursOf = useOpeningHours();
  const mainFacility = useMainFacility(practitionerId);
  const replace = useMutation(api.availability.replaceWeek.mutationOptions());
  const { form, submit, failure } = useSentForm({
    start: { hours: hoursOf(week) },
    validate: values =>
      Object.fromEntries(
        (Hours.safeParse(values).error?.issues ?? []).map(({ path, message }) => [path.join('.'), message]),
      ),
    send: async values => {
      const saved = await replace.mutateAsync({ practitionerId, version: week.version, ...values });
      tellSaved({
        sentence: t('The weekly hours are saved.'),
        ...{ before: hoursOf(week), after: hoursOf(saved) },
        writeBack: hours => replace.mutateAsync({ practitionerId, version: saved.version, hours }),
      });
      onClose();
    },
  });
  const { hours } = form.values;
  const close = useFormGuard(form.isDirty()) ?? onClose;

  const add = (weekday: number) =>
    form.insertListItem('hours', {
      facilityId: mainFacility ?? facilities[0]?.value ?? '',
      weekday,
      from: '09:00',
      to: '17:00',
    });

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap={4} pb="md">
        <WeekFields
          hours={hours}
          readOnly={readOnly}
          none={t('{what, select, other {Off}}', { what: 'hours' })}
          onAdd={add}
          onChange={week => form.setFieldValue('hours', week)}
        >
          {(row, index, label) => (
            <HoursRow
              key={index}
              label={label}
              fields={{
                from: form.getInputProps(`hours.${index}.from`),
                to: form.getInputProps(`hours.${index}.to`),
              }}
              place={{ facilities, field: form.getInputProps(`hours.${index}.facilityId`) }}
              remark={isOutside(row, openingHoursOf(row.facilityId)) ? OUTSIDE : undefined}
              onRemove={readOnly ? undefined : () => form.removeListItem('hours', index)}
            />
          )}
        </WeekFields>
        <AnchorLink to="/hours" search={{ practitionerId }} size="sm" mt="xs">
          {t('Exceptions, time off and holidays')}
        </AnchorLink>
      </Stack>
      <FormActions failure={failure}>
        <Button variant="default" onClick={close}>
          {readOnly ? t('Close') : t('Cancel')}
        </Button>
        {!readOnly && (
          <Button type="submit" loading={form.submitting}>
            {t('Save')}
          </Button>
        )}
      </FormActions>
    </form>
  );
};
