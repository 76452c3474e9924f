import { Badge, Group, Text } from '@mantine/core';
import { t } from '../../../shared/i18n/translate.ts';
import type { ClinicHealth, ClinicRow } from '../../../shared/platform/console-clinics.ts';
import { AnchorLink } from '../../ui/pages/links.tsx';
import type { Column } from '../../ui/tables/column.ts';
import { Status } from '../../ui/tables/Status.tsx';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { clinicStatuses } from '../connection/console-words.ts';
import { consoleFormats } from '../connection/operator.ts';
import { healthOf, tightestOf } from './health-words.ts';

/** A clinic's health comes after its row, because it takes longer to tell. */
export const clinicColumns = (
  healthById: Map<string, ClinicHealth>,
  planName: (code: string) => string,
): Column<ClinicRow>[] => [
  {
    accessor: 'name',
    title: t('Name'),
    cellsClassName: 'main-column',
    render: ({ id, name, slug, demo }) => (
      <>
        <Group gap={6} wrap="nowrap">
          <AnchorLink to="/console/clinics/$clinicId" params={{ clinicId: id }} className="row-link">
            {name}
          </AnchorLink>
          {demo && (
            <Badge size="xs" variant="default">
              {t('Demo')}
            </Badge>
          )}
        </Group>
        <Text size="xs" c="dimmed" truncate>
          {slug}
        </Text>
      </>
    ),
  },
  {
    accessor: 'plan',
    title: t('Plan'),
    visibleMediaQuery: onWideScreens,
    cellsClassName: 'nowrap',
    render: ({ plan }) => planName(plan),
  },
  { accessor: 'timeZone', title: t('Place'), visibleMediaQuery: onWideScreens, cellsClassName: 'nowrap' },
  {
    accessor: 'usage',
    title: t('Closest to limit'),
    visibleMediaQuery: onWideScreens,
    cellsClassName: 'nowrap',
    render: ({ id }) => <Tightest health={healthById.get(id)} />,
  },
  {
    accessor: 'health',
    title: t('Health'),
    visibleMediaQuery: onWideScreens,
    cellsClassName: 'nowrap',
    render: ({ id }) => {
      const health = healthById.get(id);
      return health && <Status {...healthOf(health)} />;
    },
  },
  { accessor: 'status', title: t('Status'), render: ({ status }) => <Status {...clinicStatuses[status]} /> },
  {
    accessor: 'createdAt',
    title: t('Opened'),
    visibleMediaQuery: onWideScreens,
    cellsClassName: 'nowrap',
    render: ({ createdAt }) => consoleFormats.day(createdAt),
  },
];

const tones = { none: 'good', nearly: 'waiting', full: 'bad' } as const;

const Tightest = ({ health }: { health: ClinicHealth | undefined }) => {
  if (!health) return null;
  const tightest = tightestOf(health);
  return tightest ? <Status label={tightest.label} tone={tones[tightest.strain]} /> : t('No limits');
};
