import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { schemaResolver } from '@mantine/form';
import { asksNothing, withNeeds } from '../../../shared/clinic/admission.ts';
import { Visitor } from '../../../shared/clinic/public-booking.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import type { Formats } from '../../ui/formats/formats.ts';
import { useSentForm } from '../../ui/forms/use-sent-form.ts';

export const nobodyYet = {
  ...{ firstName: '', lastName: '', email: '', phone: '' },
  ...{ birthDate: '', note: '' },
};

type Typed = typeof nobodyYet;
type Props = {
  formats: Formats;
  /** Whether this clinic needs it of whoever comes for the first time. */
  birthDateRequired: boolean;
  /** What was typed before another time was chosen: nobody types it twice (D15). */
  start: Typed;
  onTyped: (typed: Typed) => void;
  send: (typed: Typed) => Promise<void>;
  onTime: (startsAt: string) => void;
};

/** Who comes, and how to reach them; browsers and phones fill in what they know. */
export const DetailsForm = ({ formats, birthDateRequired, start, onTyped, send, onTime }: Props) => {
  const { form, submit, failure, setFailure } = useSentForm({
    start,
    validate: schemaResolver(withNeeds(Visitor, { ...asksNothing, birthDateRequired }), { sync: true }),
    send: typed => {
      onTyped(typed);
      return send(typed);
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <FailureAlert failure={failure}>
          {failure?.nextFree && failure.nextFree.length > 0 && (
            <Group gap="xs" mt="xs">
              {failure.nextFree.map(({ startsAt }) => (
                <Button
                  key={startsAt}
                  variant="light"
                  size="compact-md"
                  onClick={() => {
                    onTyped(form.values);
                    onTime(startsAt);
                    setFailure(undefined);
                  }}
                >
                  {formats.day(startsAt)}, {formats.time(startsAt)}
                </Button>
              ))}
            </Group>
          )}
        </FailureAlert>
        <Text size="sm">
          {t(
            'Please enter who comes. You may book for your family: with their name, and your own e-mail address.',
          )}
        </Text>
        <TextInput label={t('First name')} autoComplete="given-name" {...form.getInputProps('firstName')} />
        <TextInput
          label={t('Last name')}
          withAsterisk
          autoComplete="family-name"
          {...form.getInputProps('lastName')}
        />
        <TextInput
          label={t('E-mail address')}
          description={t('We write to it, and you confirm by the link in that letter.')}
          withAsterisk
          type="email"
          autoComplete="email"
          {...form.getInputProps('email')}
        />
        <TextInput
          label={t('Phone number')}
          withAsterisk
          type="tel"
          autoComplete="tel"
          {...form.getInputProps('phone')}
        />
        <TextInput
          label={birthDateRequired ? t('Birth date') : t('Birth date, if you like')}
          withAsterisk={birthDateRequired}
          type="date"
          autoComplete="bday"
          {...form.getInputProps('birthDate')}
        />
        <Textarea
          label={t('Note, if you like')}
          description={t('Please write nothing here that is only for your doctor.')}
          autosize
          minRows={2}
          maxRows={6}
          {...form.getInputProps('note')}
        />
        <Button type="submit" size="md" loading={form.submitting} fullWidth>
          {t('Ask for this appointment')}
        </Button>
      </Stack>
    </form>
  );
};
