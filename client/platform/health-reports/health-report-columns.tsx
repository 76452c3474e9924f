import { t } from '../../../shared/i18n/translate.ts';
import type { HealthReport, HealthState } from '../../../shared/platform/health-reports.ts';
import { AnchorLink } from '../../ui/pages/links.tsx';
import type { Column } from '../../ui/tables/column.ts';
import { Status } from '../../ui/tables/Status.tsx';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import type { HealthReportsSearch } from '../connection/console-searches.ts';
import { consoleFormats } from '../connection/operator.ts';

export const healthStates = {
  HEALTHY: { label: t('Healthy'), tone: 'good' },
  AT_RISK: { label: t('At risk'), tone: 'bad' },
} as const satisfies Record<HealthState, { label: string; tone: string }>;

const numeric = {
  textAlign: 'right',
  cellsClassName: 'numeric',
  visibleMediaQuery: onWideScreens,
} as const;

/** `show` is which clinics are listed, and stays so while one of them is looked at. */
export const healthReportColumns = (show: HealthReportsSearch['show']): Column<HealthReport>[] => [
  {
    accessor: 'clinic',
    title: t('Clinic'),
    cellsClassName: 'main-column',
    render: ({ clinic, clinicId }) => (
      <AnchorLink to="/console/health-reports" search={{ show, clinicId }} size="sm">
        {clinic ?? t('Erased')}
      </AnchorLink>
    ),
  },
  { accessor: 'state', title: t('State'), render: ({ state }) => <Status {...healthStates[state]} /> },
  {
    accessor: 'week',
    title: t('Written on'),
    visibleMediaQuery: onWideScreens,
    cellsClassName: 'nowrap',
    render: ({ week }) => consoleFormats.date(week),
  },
  { accessor: 'score', title: t('Points of 100'), ...numeric },
  { accessor: 'activeMembers', title: t('Members at work'), ...numeric },
  { accessor: 'crossTenantAttempts', title: t('Attempts across clinics'), ...numeric },
  { accessor: 'rlsViolations', title: t('Statements refused'), ...numeric },
];
