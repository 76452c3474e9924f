import { Text } from '@mantine/core';
import { t } from '../../../shared/i18n/translate.ts';
import { rich } from '../../i18n/rich.ts';

type Props = { email: string; service: string };

/** Says that nobody waits before the letter is answered. */
export const WaitSent = ({ email, service }: Props) => (
  <>
    <Text>
      {rich(
        'We have written to {email}. Please confirm within a day, by the link in that letter, that you want to wait for: {service}.',
        {
          email: (
            <b key="email" style={{ overflowWrap: 'anywhere' }}>
              {email}
            </b>
          ),
          service: <b key="service">{service}</b>,
        },
      )}
    </Text>
    <Text size="sm" c="dimmed">
      {t(
        'No letter after some minutes? Please look among unwanted mail, and whether the e-mail address is right.',
      )}
    </Text>
  </>
);
