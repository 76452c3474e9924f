import { Button, Group, Stack, Text } from '@mantine/core';
import { schemaResolver } from '@mantine/form';
import { asksNothing, withNeeds } from '../../../shared/clinic/admission.ts';
import { Visitor } from '../../../shared/clinic/public-booking.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import type { Formats } from '../../ui/formats/formats.ts';
import { useSentForm } from '../../ui/forms/use-sent-form.ts';
import { type nobodyYet, PersonFields } from '../public-waiting/PersonFields.tsx';

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
        <PersonFields {...{ formats, birthDateRequired }} inputProps={field => form.getInputProps(field)} />
        <Button type="submit" size="md" loading={form.submitting} fullWidth>
          {t('Ask for this appointment')}
        </Button>
      </Stack>
    </form>
  );
};
