import { Button, Group, NumberInput, Select, SimpleGrid, Textarea } from '@mantine/core';
import { useEffect, useState } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import { ClinicDate } from '../clinic-dates/ClinicDate.tsx';
import { useFacilityOptions } from '../facilities/use-facility-options.ts';
import { usePractitionerOptions } from '../members/use-practitioner-options.ts';
import { PatientSelect } from '../patients/PatientSelect.tsx';
import { useResourceOptions } from '../resources/use-resource-options.ts';
import { RepeatFields } from '../series/RepeatFields.tsx';
import { useServiceOptions } from '../services/use-service-options.ts';
import type { Wish } from '../waiting-list/WaitingEntryForm.tsx';
import type { AskedFor, SlotDraft } from './BookingModal.tsx';
import { ClockField } from './ClockField.tsx';
import { FreeTimes } from './FreeTimes.tsx';
import { SuggestedTimes } from './SuggestedTimes.tsx';
import { useBookingForm } from './use-booking-form.ts';
import { useUsualFacility } from './use-usual-facility.ts';
import { WhichTime } from './WhichTime.tsx';

/** The facility and the minutes fill themselves in. */
const typedFields = ['patientId', 'serviceId', 'practitionerId', 'date', 'time', 'notes'];

/** Those that a service names, or all where it names none (FD15). */
const named = <Option extends { value: string }>(options: Option[], ids: string[] = []): Option[] =>
  ids.length > 0 ? options.filter(({ value }) => ids.includes(value)) : options;

type Props = {
  draft: SlotDraft;
  patientId: string | undefined;
  request: AskedFor | undefined;
  onClose: () => void;
  /** What cannot be had is to be waited for. */
  onWait: (wish: Wish) => void;
};

export const BookingForm = ({ draft, patientId, request, onClose, onWait }: Props) => {
  const { toWall, whichOf } = useFormats();
  const services = useServiceOptions();
  const practitioners = usePractitionerOptions();
  const facilities = useFacilityOptions();
  const { form, failure, submit, isTaken, bookBeside, repeat } = useBookingForm(
    { ...draft, patientId, request },
    onClose,
  );
  const { serviceId, practitionerId, facilityId, date } = form.values;
  const service = services.find(({ value }) => value === serviceId);
  const { roomId } = form.values;
  const rooms = useResourceOptions('rooms').filter(
    room =>
      room.value === roomId ||
      (service?.roomIds.includes(room.value) && (!facilityId || room.facilityId === facilityId)),
  );
  // What was clicked on in the calendar is seen, and can be given up.
  const needsRoom = rooms.length > 1 || roomId !== '';
  const [isAdmitting, setAdmitting] = useState(false);

  const usual = useUsualFacility(practitionerId, date);
  const obvious = usual ?? (facilities.length === 1 ? facilities[0]?.value : undefined);
  useEffect(() => {
    if (obvious && !facilityId) form.setFieldValue('facilityId', obvious);
  }, [obvious, facilityId, form]);

  const setStart = (instant: string) => {
    const [day = '', time = ''] = toWall(instant).split(' ');
    form.setValues({ date: day, time: time.slice(0, 5), which: whichOf(instant) });
  };

  const waitButton = (
    <Button size="compact-sm" variant="default" onClick={() => onWait(form.getValues())}>
      {t('Put on the waiting list')}
    </Button>
  );

  return (
    <RecordForm
      submit={submit}
      submitting={form.submitting}
      isDirty={isAdmitting || repeat.isRepeated || typedFields.some(field => form.isDirty(field))}
      failure={failure}
      submitLabel={repeat.isRepeated ? t('Book the series') : t('Book')}
      onCancel={onClose}
    >
      <PatientSelect
        {...form.getInputProps('patientId')}
        onAdmitting={setAdmitting}
        onAdmitted={() => form.getInputNode('serviceId')?.focus()}
      />
      <SimpleGrid cols={2} spacing="sm" verticalSpacing="sm" className="who-and-when">
        <Select
          label={t('Service')}
          withAsterisk
          searchable
          data={services}
          {...form.getInputProps('serviceId')}
          onChange={value => {
            form.setFieldValue('serviceId', value ?? '');
            const minutes = services.find(service => service.value === value)?.minutes;
            if (minutes && !draft.endTime) form.setFieldValue('minutes', minutes);
          }}
        />
        <Select
          label={t('Practitioner')}
          withAsterisk
          searchable
          data={named(practitioners, service?.practitionerIds)}
          {...form.getInputProps('practitionerId')}
        />
        <Select
          label={t('Facility')}
          withAsterisk
          data={named(facilities, service?.facilityIds)}
          {...form.getInputProps('facilityId')}
        />
        <ClinicDate label={t('Date')} withAsterisk {...form.getInputProps('date')} />
        <ClockField withAsterisk {...form.getInputProps('time')} />
        <NumberInput label={t('Minutes')} min={5} max={720} step={5} {...form.getInputProps('minutes')} />
      </SimpleGrid>
      <WhichTime date={date} time={form.values.time} {...form.getInputProps('which')} />
      {failure?.nextFree?.length ? (
        <FreeTimes
          label={t('The next free times')}
          slots={failure.nextFree}
          onPick={({ startsAt }) => setStart(startsAt)}
        />
      ) : (
        <SuggestedTimes
          serviceId={serviceId}
          practitionerId={practitionerId}
          facilityId={facilityId}
          patientId={form.values.patientId}
          minutes={form.values.minutes}
          date={date}
          otherwise={isTaken ? undefined : waitButton}
          onPick={slot => {
            setStart(slot.startsAt);
            form.setValues({ practitionerId: slot.practitioner.id, facilityId: slot.facility.id });
          }}
        />
      )}
      {isTaken && (
        <Group gap={6}>
          {waitButton}
          {bookBeside && (
            <Button size="compact-sm" variant="default" onClick={() => void bookBeside()}>
              {t('Book beside it all the same')}
            </Button>
          )}
        </Group>
      )}
      {needsRoom && (
        <Select
          label={t('Room')}
          placeholder={t('The first that is free')}
          clearable
          data={rooms}
          {...form.getInputProps('roomId')}
          value={roomId || null}
          onChange={value => form.setFieldValue('roomId', value ?? '')}
        />
      )}
      <RepeatFields repeat={repeat} />
      <Textarea label={t('Notes')} autosize minRows={2} {...form.getInputProps('notes')} />
    </RecordForm>
  );
};
