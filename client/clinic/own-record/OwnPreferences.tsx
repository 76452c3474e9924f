import { Button, MultiSelect, Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { BookingPreferences } from '../../../shared/clinic/patients.ts';
import { PortalPreferences, type PortalRecord } from '../../../shared/clinic/portal.ts';
import type { PublicOffer } from '../../../shared/clinic/public-booking.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { api, trpc } from '../../trpc.ts';
import type { Formats } from '../../ui/formats/formats.ts';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { weekdays } from '../availability/weekdays.ts';
import { dayParts, preferencesInWords } from '../patients/preference-words.ts';
import { useOwnForm } from './use-own-form.ts';

type Of = { record: PortalRecord; formats: Formats };
type FormOf = Of & { offer: PublicOffer; onDone: () => void };

const schema = PortalPreferences.omit({ version: true });
const itself = (record: PortalRecord) => record;
const days = weekdays.map(({ weekday, label }) => ({ value: String(weekday), label }));

/** What is offered, and what was chosen before although it is not offered any more. */
const choices = (
  offered: { id: string; name: string }[],
  chosen: BookingPreferences['facility'],
): { value: string; label: string }[] =>
  [...offered, ...(chosen && !offered.some(({ id }) => id === chosen.id) ? [chosen] : [])].map(
    ({ id, name }) => ({ value: id, label: name }),
  );

const PreferencesForm = ({ record, formats, offer, onDone }: FormOf) => {
  const { form, frame } = useOwnForm({
    ...{ schema, formats, record, partOf: itself, onDone, send: trpc.portal.changePreferences.mutate },
    valuesOf: ({ preferences: { practitioner, facility, ...times } }) => ({
      ...{ practitionerId: practitioner?.id ?? null, facilityId: facility?.id ?? null, ...times },
    }),
  });
  const liked = form.values.weekdays;
  return (
    <RecordForm {...frame} submitLabel={t('Save')} onCancel={onDone}>
      <Select
        label={t('With')}
        placeholder={t('Anyone who is free')}
        clearable
        data={choices(offer.practitioners, record.preferences.practitioner)}
        {...form.getInputProps('practitionerId')}
      />
      <Select
        label={t('Place')}
        placeholder={t('Anywhere')}
        clearable
        data={choices(offer.facilities, record.preferences.facility)}
        {...form.getInputProps('facilityId')}
      />
      <MultiSelect
        label={t('Weekdays')}
        placeholder={liked.length > 0 ? undefined : t('Any day')}
        clearable
        data={days}
        {...form.getInputProps('weekdays')}
        value={liked.map(String)}
        onChange={chosen => form.setFieldValue('weekdays', chosen.map(Number))}
      />
      <Select
        label={t('Time of day')}
        placeholder={t('Any time')}
        clearable
        data={optionsOf(dayParts)}
        {...form.getInputProps('dayPart')}
      />
    </RecordForm>
  );
};

/** How a patient likes to be booked: chosen already when they book, and seen by the desk. */
export const OwnPreferences = ({ record, formats }: Of) => {
  const [changes, setChanges] = useState(false);
  const { data: offer } = useQuery(api.publicBooking.offer.queryOptions());
  if (changes && offer)
    return <PreferencesForm {...{ record, formats, offer }} onDone={() => setChanges(false)} />;
  return (
    <>
      <Text size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
        {preferencesInWords(record.preferences) || t('Any time, any place, anyone who is free.')}
      </Text>
      {record.mayChange && offer?.isOpen && (
        <Button variant="default" mt="sm" onClick={() => setChanges(true)}>
          {t('Change what you like')}
        </Button>
      )}
    </>
  );
};
