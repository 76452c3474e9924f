import { Box, Menu, Text } from '@mantine/core';
import { IconCalendarPlus, IconPencil, IconTrash } from '@tabler/icons-react';
import type { PatientRow } from '../../../shared/clinic/patients.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import { AnchorLink } from '../../ui/pages/links.tsx';
import { MenuLink } from '../../ui/pages/MenuLink.tsx';
import { actionsColumn } from '../../ui/tables/actions-column.tsx';
import type { Column } from '../../ui/tables/column.ts';
import { Status } from '../../ui/tables/Status.tsx';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { ageOn, patientName, patientStatuses, sexes } from '../patients/patient-words.ts';

type Actions = { today: string; onEdit: (id: string) => void; onTrash: (patient: PatientRow) => void };

export const usePatientColumns = ({ today, onEdit, onTrash }: Actions): Column<PatientRow>[] => {
  const { date } = useFormats();
  const may = useMay();

  return [
    {
      accessor: 'name',
      title: t('Name'),
      sortable: true,
      cellsClassName: 'main-column',
      render: patient => (
        <>
          <AnchorLink to="/patients/$patientId" params={{ patientId: patient.id }} className="row-link">
            {patientName(patient)}
          </AnchorLink>
          <Text size="xs" c="dimmed" hiddenFrom="sm">
            {[patient.birthDate && date(patient.birthDate), patient.identifier].filter(Boolean).join(' · ')}
          </Text>
        </>
      ),
    },
    {
      accessor: 'birthDate',
      title: t('Born'),
      sortable: true,
      cellsClassName: 'numeric nowrap',
      visibleMediaQuery: onWideScreens,
      render: ({ birthDate }) =>
        birthDate && (
          <>
            {date(birthDate)}{' '}
            <Text span c="dimmed" size="sm">
              ({ageOn(birthDate, today)})
            </Text>
          </>
        ),
    },
    { accessor: 'sex', title: t('Sex'), visibleMediaQuery: onWideScreens, render: ({ sex }) => sexes[sex] },
    {
      accessor: 'identifier',
      title: t('Number'),
      visibleMediaQuery: onWideScreens,
      cellsClassName: 'numeric nowrap',
    },
    {
      accessor: 'phone',
      title: t('Contact'),
      cellsClassName: 'numeric',
      visibleMediaQuery: onWideScreens,
      render: ({ phone, email }) => (
        <Box maw={220}>
          <Text size="sm" truncate>
            {phone ?? email}
          </Text>
        </Box>
      ),
    },
    {
      accessor: 'status',
      title: t('Status'),
      render: ({ status }) => <Status {...patientStatuses[status]} />,
    },
    actionsColumn(patientName, patient => (
      <>
        {may('bookings:write') && (
          <MenuLink
            to="/calendar"
            search={{ book: patient.id }}
            leftSection={<IconCalendarPlus size={16} aria-hidden />}
          >
            {t('Book')}
          </MenuLink>
        )}
        {may('patients:write') && (
          <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => onEdit(patient.id)}>
            {t('Edit')}
          </Menu.Item>
        )}
        {may('patients:trash') && (
          <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={() => onTrash(patient)}>
            {t('Move to trash')}
          </Menu.Item>
        )}
      </>
    )),
  ];
};
