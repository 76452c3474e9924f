import { Button, Text } from '@mantine/core';
import { IconFlag } from '@tabler/icons-react';
import { t } from '../../../shared/i18n/translate.ts';
import type { FlagView } from '../../../shared/platform/console-flags.ts';
import { RecordPage } from '../../ui/pages/RecordPage.tsx';
import type { Column } from '../../ui/tables/column.ts';
import { usePages } from '../../ui/tables/use-pages.ts';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { consoleApi } from '../connection/console-api.ts';
import { consoleFormats, useOperatorMay } from '../connection/operator.ts';
import { FlagForm } from './FlagForm.tsx';
import { RollBackTriggers } from './RollBackTriggers.tsx';
import { RollOut } from './RollOut.tsx';
import { useRollBack } from './use-roll-back.ts';

const columns: Column<FlagView>[] = [
  {
    accessor: 'key',
    title: t('Flag'),
    cellsClassName: 'main-column',
    render: ({ key, description }) => (
      <>
        <Text size="sm" fw={600} truncate>
          {key}
        </Text>
        <Text size="xs" c="dimmed" truncate>
          {description}
        </Text>
      </>
    ),
  },
  { accessor: 'enabled', title: t('State'), render: flag => <RollOut flag={flag} /> },
  {
    accessor: 'onFor',
    title: t('Exceptions'),
    visibleMediaQuery: onWideScreens,
    render: ({ onFor, offFor }) =>
      onFor.length + offFor.length > 0
        ? t('{on} on, {off} off', { on: onFor.length, off: offFor.length })
        : t('None'),
  },
  {
    accessor: 'updatedAt',
    title: t('Changed'),
    visibleMediaQuery: onWideScreens,
    cellsClassName: 'nowrap',
    render: ({ updatedAt }) => consoleFormats.moment(updatedAt),
  },
];

const rollBackColumn = (rollBack: (flag: FlagView) => void): Column<FlagView> => ({
  accessor: 'percentage',
  title: '',
  textAlign: 'right',
  cellsClassName: 'nowrap',
  render: flag =>
    flag.enabled &&
    flag.percentage > 0 && (
      <Button
        size="compact-sm"
        variant="light"
        color="red"
        aria-label={t('Roll back {name}', { name: flag.key })}
        onClick={event => {
          event.stopPropagation();
          rollBack(flag);
        }}
      >
        {t('Roll back')}
      </Button>
    ),
});

export const FlagsPage = () => {
  const mayWrite = useOperatorMay()('flags:write');
  const rollBack = useRollBack();
  return (
    <RecordPage
      title={t('Feature flags')}
      description={t(
        'Roll features out step by step; maintenance and read_only put everything into that mode',
      )}
      titles={{ new: t('New flag'), edit: t('Edit the flag') }}
      mayWrite={mayWrite}
      pages={usePages(consoleApi.flags.list, undefined)}
      idAccessor="key"
      columns={mayWrite ? [...columns, rollBackColumn(rollBack)] : columns}
      Form={FlagForm}
      empty={{ icon: IconFlag, title: t('There is no flag yet') }}
    >
      <RollBackTriggers />
    </RecordPage>
  );
};
