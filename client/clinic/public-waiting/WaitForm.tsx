import { Button, Checkbox, Chip, Group, Radio, Stack, Text } from '@mantine/core';
import { schemaResolver } from '@mantine/form';
import { useState } from 'react';
import { asksNothing, withNeeds } from '../../../shared/clinic/admission.ts';
import { WaitingVisitor } from '../../../shared/clinic/public-waiting.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { trpc } from '../../trpc.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { addDays } from '../../ui/formats/clinic-time.ts';
import type { Formats } from '../../ui/formats/formats.ts';
import { DateField } from '../../ui/forms/DateField.tsx';
import { useSentForm } from '../../ui/forms/use-sent-form.ts';
import { weekdays } from '../availability/weekdays.ts';
import { nobodyYet, PersonFields } from './PersonFields.tsx';

type Person = typeof nobodyYet;
type Props = {
  place: { serviceId: string; facilityId: string; practitionerId?: string };
  /** Whether there are other places, and others there who give the service. */
  elsewhere: { place: boolean; who: boolean };
  formats: Formats;
  typed: Person;
  birthDateRequired: boolean;
  onTyped: (typed: Person) => void;
  onSent: (email: string) => void;
  onBack: () => void;
};

/** How long somebody waits unless they say otherwise. */
const WAIT_DAYS = 28;

const parts = {
  any: { label: t('Any time of day'), notBefore: '', notAfter: '' },
  morning: { label: t('In the morning'), notBefore: '', notAfter: '12:00' },
  afternoon: { label: t('In the afternoon'), notBefore: '12:00', notAfter: '' },
};
const partNames = ['any', 'morning', 'afternoon'] as const;

/** What somebody waits for who finds no time that suits them, and who they are (D18, D19). */
export const WaitForm = ({
  place,
  elsewhere,
  formats,
  typed,
  birthDateRequired,
  onTyped,
  onSent,
  onBack,
}: Props) => {
  const [isAnywhere, setAnywhere] = useState(false);
  const [isAnybody, setAnybody] = useState(false);
  const { serviceId, facilityId, practitionerId } = place;
  const { form, submit, failure } = useSentForm({
    start: {
      ...typed,
      ...{ earliest: formats.today(), latest: addDays(formats.today(), WAIT_DAYS) },
      ...{ weekdays: new Array<number>(), notBefore: '', notAfter: '' },
    },
    validate: schemaResolver(withNeeds(WaitingVisitor, { ...asksNothing, birthDateRequired }), {
      sync: true,
    }),
    send: async values => {
      await trpc.publicWaiting.ask.mutate({
        ...{ ...values, serviceId },
        ...(!isAnywhere && { facilityId }),
        ...(!isAnybody && practitionerId && { practitionerId }),
      });
      onSent(values.email.trim());
    },
  });
  const { values } = form;
  const part = partNames.find(
    name => parts[name].notBefore === values.notBefore && parts[name].notAfter === values.notAfter,
  );
  const back = () => {
    const { firstName, lastName, email, phone, birthDate, note } = values;
    onTyped({ firstName, lastName, email, phone, birthDate, note });
    onBack();
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <FailureAlert failure={failure} />
        <DateField formats={formats} label={t('From')} withAsterisk {...form.getInputProps('earliest')} />
        <DateField formats={formats} label={t('Until')} withAsterisk {...form.getInputProps('latest')} />
        <fieldset className="bare">
          <Text component="legend" size="sm" fw={600} mb={4}>
            {t('Weekdays, any unless you choose')}
          </Text>
          <Chip.Group
            multiple
            value={values.weekdays.map(String)}
            onChange={days => form.setFieldValue('weekdays', days.map(Number))}
          >
            <Group gap="xs">
              {weekdays.map(({ weekday, label }) => (
                <Chip key={weekday} value={String(weekday)}>
                  {label}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        </fieldset>
        <Radio.Group
          label={t('Time of day')}
          value={part ?? null}
          onChange={name => {
            const chosenPart = partNames.find(one => one === name) ?? 'any';
            const { notBefore, notAfter } = parts[chosenPart];
            form.setValues({ notBefore, notAfter });
          }}
        >
          <Stack gap="xs" mt={4}>
            {partNames.map(name => (
              <Radio key={name} value={name} label={parts[name].label} />
            ))}
          </Stack>
        </Radio.Group>
        {elsewhere.place && (
          <Checkbox
            label={t('Another place would do as well')}
            checked={isAnywhere}
            onChange={event => setAnywhere(event.currentTarget.checked)}
          />
        )}
        {practitionerId && elsewhere.who && (
          <Checkbox
            label={t('Somebody else would do as well')}
            checked={isAnybody}
            onChange={event => setAnybody(event.currentTarget.checked)}
          />
        )}
        <Text size="sm">
          {t(
            'Please enter who comes. You may wait for your family: with their name, and your own e-mail address.',
          )}
        </Text>
        <PersonFields {...{ formats, birthDateRequired }} inputProps={field => form.getInputProps(field)} />
        <Button type="submit" size="md" loading={form.submitting} fullWidth>
          {t('Wait for a time')}
        </Button>
        <Button variant="subtle" onClick={back}>
          {t('Back to the free times')}
        </Button>
      </Stack>
    </form>
  );
};
