import { ActionIcon, Group, Stack, Text } from '@mantine/core';
import { IconFingerprint, IconPencil, IconTrash } from '@tabler/icons-react';
import { t } from '../../../shared/i18n/translate.ts';

interface Passkey {
  id: string;
  name: string;
  host: string;
  createdAt: string;
  lastUsedAt: string | null;
}
type Props<P> = {
  passkeys: P[];
  moment: (instant: string) => string;
  onRename?: (passkey: P) => void;
  onRemove: (passkey: P) => void;
};

/** What somebody's passkeys are called, where they work, and when they were used. */
export const PasskeyList = <P extends Passkey>({ passkeys, moment, onRename, onRemove }: Props<P>) => (
  <Stack component="ul" gap="sm" className="plain-list" aria-label={t('Passkeys')}>
    {passkeys.map(passkey => (
      <Group component="li" key={passkey.id} justify="space-between" wrap="nowrap" gap="sm">
        <Group gap="sm" wrap="nowrap" miw={0}>
          <IconFingerprint size={22} aria-hidden style={{ flex: 'none' }} />
          <div>
            <Text size="sm" fw={600}>
              {passkey.name}
            </Text>
            <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {[
                passkey.host,
                t('added {moment}', { moment: moment(passkey.createdAt) }),
                passkey.lastUsedAt
                  ? t('last used {moment}', { moment: moment(passkey.lastUsedAt) })
                  : t('never used'),
              ].join(' · ')}
            </Text>
          </div>
        </Group>
        <Group gap={4} wrap="nowrap">
          {onRename && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('Rename {name}', { name: passkey.name })}
              onClick={() => onRename(passkey)}
            >
              <IconPencil size={18} aria-hidden />
            </ActionIcon>
          )}
          <ActionIcon
            variant="subtle"
            color="red"
            aria-label={t('Remove {name}', { name: passkey.name })}
            onClick={() => onRemove(passkey)}
          >
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </Group>
      </Group>
    ))}
  </Stack>
);
