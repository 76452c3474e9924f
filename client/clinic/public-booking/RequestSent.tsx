import { Stack, Text } from '@mantine/core';
import { t } from '../../../shared/i18n/translate.ts';
import { rich } from '../../i18n/rich.ts';
import type { Formats } from '../../ui/formats/formats.ts';
import { StepHeading } from './StepHeading.tsx';

type Props = {
  formats: Formats;
  email: string;
  keptUntil: string;
  startsAt: string;
  service: string;
  facility: { name: string; address: string | null };
};

/** Says that nothing is booked before the letter is answered, so that nobody waits for what never comes. */
export const RequestSent = ({ formats, email, keptUntil, startsAt, service, facility }: Props) => (
  <Stack gap="sm" component="output">
    <StepHeading isNext>{t('Please look into your mail')}</StepHeading>
    <Text>
      {rich('We have written to {email}. Please confirm your appointment by the link in that letter.', {
        email: (
          <b key="email" style={{ overflowWrap: 'anywhere' }}>
            {email}
          </b>
        ),
      })}
    </Text>
    <Text>
      <b>
        {formats.day(startsAt)}, {formats.time(startsAt)}
      </b>
      , {service}, {[facility.name, facility.address].filter(Boolean).join(', ')}
    </Text>
    <Text>
      {t(
        'It is kept for you until {time}. After that others can book it, and you can still confirm if it is free.',
        { time: formats.time(keptUntil) },
      )}
    </Text>
    <Text size="sm" c="dimmed">
      {t(
        'No letter after some minutes? Please look among unwanted mail, and whether the e-mail address is right.',
      )}
    </Text>
  </Stack>
);
