import { Center, Checkbox, Switch, Table } from '@mantine/core';
import { neededToCount } from '../../../shared/clinic/daily-reports.ts';
import { notificationNames } from '../../../shared/clinic/notification-names.ts';
import { NotificationKind, neededFor } from '../../../shared/clinic/notifications.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useMay } from '../../session.tsx';
import { usePreferences } from '../preferences/use-preferences.ts';

const without = (kinds: NotificationKind[], kind: NotificationKind) => kinds.filter(other => other !== kind);

/** A row for each kind that the user may be told of; each tick is kept at once. */
export const NotificationChoices = () => {
  const may = useMay();
  const { preferences, save } = usePreferences();
  const { hidden, mailed, dailyReport } = preferences.notifications;
  const hasReport = Object.values(neededToCount).some(may);
  const kinds = NotificationKind.options.filter(kind => may(neededFor[kind]));

  const show = (kind: NotificationKind, isShown: boolean) =>
    void save(({ notifications: { hidden, ...kept } }) => ({
      notifications: { ...kept, hidden: [...without(hidden, kind), ...(isShown ? [] : [kind])] },
    }));
  const mail = (kind: NotificationKind, isMailed: boolean) =>
    void save(({ notifications: { mailed, ...kept } }) => ({
      notifications: { ...kept, mailed: [...without(mailed, kind), ...(isMailed ? [kind] : [])] },
    }));

  const report = (isWanted: boolean) =>
    void save(({ notifications }) => ({ notifications: { ...notifications, dailyReport: isWanted } }));

  return (
    <>
      <Table aria-label={t('Notifications')} horizontalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('What')}</Table.Th>
            <Table.Th scope="col" ta="center" style={{ whiteSpace: 'nowrap' }}>
              {t('Bell')}
            </Table.Th>
            <Table.Th scope="col" ta="center" style={{ whiteSpace: 'nowrap' }}>
              {t('E-mail')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {kinds.map(kind => {
            const name = notificationNames[kind]();
            return (
              <Table.Tr key={kind}>
                <Table.Th scope="row" fw={400}>
                  {name}
                </Table.Th>
                <Table.Td>
                  <Center>
                    <Checkbox
                      aria-label={t('Bell: {kind}', { kind: name })}
                      checked={!hidden.includes(kind)}
                      onChange={event => show(kind, event.currentTarget.checked)}
                    />
                  </Center>
                </Table.Td>
                <Table.Td>
                  <Center>
                    <Checkbox
                      aria-label={t('E-mail: {kind}', { kind: name })}
                      checked={mailed.includes(kind)}
                      onChange={event => mail(kind, event.currentTarget.checked)}
                    />
                  </Center>
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
      {hasReport && (
        <Switch
          mt="md"
          label={t('Report of the morning by e-mail')}
          description={t(
            'At six by the clinic’s clock: how many are booked, not confirmed, waiting for an answer. It names nobody.',
          )}
          checked={dailyReport}
          onChange={event => report(event.currentTarget.checked)}
        />
      )}
    </>
  );
};
