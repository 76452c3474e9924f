import { Button, Group, Stack, Table, Text } from '@mantine/core';
import type { SettingsDifferences } from '../../../shared/clinic/settings-file.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { settingTabs } from '../setting-fields/setting-tabs.ts';
import { settingNames, valueInWords } from '../setting-fields/setting-words.ts';

type Props = SettingsDifferences & { onTake: () => void; onCancel: () => void };

/** What a file of settings would change, before it does. */
export const ChangedSettings = ({ items, onTake, onCancel }: Props) => (
  <Stack gap="sm">
    <Text size="sm">{t('Everything else stays as it is. It can be taken back right afterwards.')}</Text>
    <Table verticalSpacing="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('Setting')}</Table.Th>
          <Table.Th>{t('Now')}</Table.Th>
          <Table.Th>{t('In the file')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map(({ kind, setting, from, to }) => (
          <Table.Tr key={setting}>
            <Table.Td>
              {settingNames[setting]}
              <Text size="xs" c="dimmed">
                {settingTabs[kind].tab}
              </Text>
            </Table.Td>
            <Table.Td c="dimmed">{valueInWords(setting, from)}</Table.Td>
            <Table.Td fw={600}>{valueInWords(setting, to)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
    <Group justify="flex-end" gap="xs">
      <Button variant="default" onClick={onCancel}>
        {t('Cancel')}
      </Button>
      <Button onClick={onTake} data-autofocus>
        {t('{count, plural, one {Change # setting} other {Change # settings}}', { count: items.length })}
      </Button>
    </Group>
  </Stack>
);
