import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react';
import type { OpenSessions } from '../../../shared/account/sessions.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { deviceOf } from './device-words.ts';

type Open = OpenSessions['items'][number];
/** Patients in the portal have no other clinics, and are told no IP address. */
type Session = Omit<Open, 'clinic' | 'address'> & Partial<Pick<Open, 'clinic' | 'address'>>;
type Props = {
  sessions: Session[];
  moment: (instant: string) => string;
  onEnd?: (session: Session) => void;
};

/** Where somebody is signed in. */
export const SessionList = ({ sessions, moment, onEnd }: Props) => (
  <Stack component="ul" gap="sm" className="plain-list" aria-label={t('Sessions')}>
    {sessions.map(session => {
      const { id, isThis, clinic, userAgent, address, lastSeenAt, signedInAt } = session;
      const device = deviceOf(userAgent);
      const Icon = /iPhone|Android/.test(device) ? IconDeviceMobile : IconDeviceDesktop;
      return (
        <Group component="li" key={id} justify="space-between" wrap="nowrap" gap="sm">
          <Group gap="sm" wrap="nowrap" miw={0}>
            <Icon size={22} aria-hidden style={{ flex: 'none' }} />
            <div>
              <Group gap="xs">
                <Text size="sm" fw={600}>
                  {device}
                </Text>
                {isThis && (
                  <Badge size="sm" variant="light">
                    {t('This session')}
                  </Badge>
                )}
              </Group>
              <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                {[
                  clinic,
                  address,
                  t('last seen {moment}', { moment: moment(lastSeenAt) }),
                  t('since {moment}', { moment: moment(signedInAt) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </Text>
            </div>
          </Group>
          {onEnd && !isThis && (
            <Button
              variant="default"
              size="compact-sm"
              style={{ flex: 'none' }}
              aria-label={t('Sign out {device}, last seen {moment}', {
                device,
                moment: moment(lastSeenAt),
              })}
              onClick={() => onEnd(session)}
            >
              {t('Sign out')}
            </Button>
          )}
        </Group>
      );
    })}
  </Stack>
);
