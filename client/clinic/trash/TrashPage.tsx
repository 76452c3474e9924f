import { Tabs } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { useMay } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { announcementName } from '../announcements/announcement-words.ts';
import { complianceName } from '../compliance/compliance-words.ts';
import { expenseName } from '../expenses/expense-words.ts';
import { assignmentName } from '../facility-staff/assignment-words.ts';
import { useHoursWords } from '../hours/use-hours-words.ts';
import { invoiceName } from '../invoices/invoice-words.ts';
import { userName } from '../members/user-name.ts';
import { patientName } from '../patients/patient-words.ts';
import { requestName } from '../service-requests/request-words.ts';
import { templateName } from '../task-templates/TaskTemplateForm.tsx';
import { taskName } from '../tasks/task-words.ts';
import { TrashTable } from './TrashTable.tsx';
import { type TrashKind, TrashSearch } from './trash-search.ts';

/** What is trashed of one kind, and whether it is for whoever looks. */
type Kind = { value: TrashKind; label: string; shown: boolean; table: ReactNode };

const ownName = ({ name }: { name: string }) => name;

export const TrashPage = () => {
  const { exceptionName, holidayName, timeOffName } = useHoursWords();
  const may = useMay();
  const { kind } = useSearch({ from: '/clinic/trash' });
  const navigate = useNavigate({ from: '/trash' });
  const all: Kind[] = [
    {
      value: 'patients',
      label: t('Patients'),
      shown: may('patients:trash'),
      table: (
        <TrashTable
          label={t('Trashed: patients')}
          list={api.patients.list}
          calls={trpc.patients}
          nameOf={patientName}
          as={{
            ...{ field: 'identifier', label: t('Patient number'), mayBeNone: true },
            question: t('Restore it under another patient number?'),
          }}
        />
      ),
    },
    {
      value: 'services',
      label: t('Services'),
      shown: may('services:write'),
      table: (
        <TrashTable
          label={t('Trashed: services')}
          list={api.services.list}
          calls={trpc.services}
          nameOf={ownName}
          as={{
            ...{ field: 'slug', label: t('Short name') },
            question: t('Restore it under another short name?'),
          }}
        />
      ),
    },
    {
      value: 'facilities',
      label: t('Facilities'),
      shown: may('facilities:write'),
      table: (
        <TrashTable
          label={t('Trashed: facilities')}
          list={api.facilities.list}
          calls={trpc.facilities}
          nameOf={ownName}
        />
      ),
    },
    {
      value: 'rooms',
      label: t('Rooms'),
      shown: may('facilities:write'),
      table: (
        <TrashTable label={t('Trashed: rooms')} list={api.rooms.list} calls={trpc.rooms} nameOf={ownName} />
      ),
    },
    {
      value: 'devices',
      label: t('Devices'),
      shown: may('facilities:write'),
      table: (
        <TrashTable
          label={t('Trashed: devices')}
          list={api.devices.list}
          calls={trpc.devices}
          nameOf={ownName}
        />
      ),
    },
    {
      value: 'waiting',
      label: t('Waiting list'),
      shown: may('bookings:write'),
      table: (
        <TrashTable
          label={t('Trashed: waiting list')}
          list={api.waitingList.list}
          calls={trpc.waitingList}
          nameOf={({ patient }) => patient.name}
        />
      ),
    },
    {
      value: 'staff',
      label: t('Staff'),
      shown: may('users:write'),
      table: (
        <TrashTable label={t('Trashed: staff')} list={api.users.list} calls={trpc.users} nameOf={userName} />
      ),
    },
    {
      value: 'assignments',
      label: t('Assignments'),
      shown: may('users:write'),
      table: (
        <TrashTable
          label={t('Trashed: assignments')}
          list={api.facilityStaff.list}
          calls={trpc.facilityStaff}
          nameOf={assignmentName}
        />
      ),
    },
    {
      value: 'holidays',
      label: t('Holidays'),
      shown: may('availability:write'),
      table: (
        <TrashTable
          label={t('Trashed: holidays')}
          list={api.holidays.list}
          calls={trpc.holidays}
          nameOf={holidayName}
        />
      ),
    },
    {
      value: 'exceptions',
      label: t('Exceptions'),
      shown: may('availability:write'),
      table: (
        <TrashTable
          label={t('Trashed: exceptions')}
          list={api.dayExceptions.list}
          calls={trpc.dayExceptions}
          nameOf={exceptionName}
        />
      ),
    },
    {
      value: 'time-off',
      label: t('Time off'),
      shown: may('availability:write'),
      table: (
        <TrashTable
          label={t('Trashed: time off')}
          list={api.timeOff.list}
          calls={trpc.timeOff}
          nameOf={timeOffName}
        />
      ),
    },
    {
      value: 'forms',
      label: t('Forms'),
      shown: may('forms:write'),
      table: (
        <TrashTable label={t('Trashed: forms')} list={api.forms.list} calls={trpc.forms} nameOf={ownName} />
      ),
    },
    {
      value: 'announcements',
      label: t('Announcements'),
      shown: may('announcements:write'),
      table: (
        <TrashTable
          label={t('Trashed: announcements')}
          list={api.announcements.list}
          calls={trpc.announcements}
          nameOf={announcementName}
        />
      ),
    },
    {
      value: 'invoices',
      label: t('Invoices'),
      shown: may('billing:write'),
      table: (
        <TrashTable
          label={t('Trashed: drafts of invoices')}
          list={api.invoices.list}
          calls={trpc.invoices}
          nameOf={invoiceName}
        />
      ),
    },
    {
      value: 'expenses',
      label: t('Expenses'),
      shown: may('expenses:write'),
      table: (
        <TrashTable
          label={t('Trashed: drafts of expenses')}
          list={api.expenses.list}
          calls={trpc.expenses}
          nameOf={expenseName}
        />
      ),
    },
    {
      value: 'tax-rates',
      label: t('Tax rates'),
      shown: may('billing:rates'),
      table: (
        <TrashTable
          label={t('Trashed: tax rates')}
          list={api.taxRates.list}
          calls={trpc.taxRates}
          nameOf={ownName}
        />
      ),
    },
    {
      value: 'tasks',
      label: t('Tasks'),
      shown: may('tasks:write'),
      table: (
        <TrashTable label={t('Trashed: tasks')} list={api.tasks.list} calls={trpc.tasks} nameOf={taskName} />
      ),
    },
    {
      value: 'templates',
      label: t('Task templates'),
      shown: may('templates:write'),
      table: (
        <TrashTable
          label={t('Trashed: task templates')}
          list={api.taskTemplates.list}
          calls={trpc.taskTemplates}
          nameOf={templateName}
        />
      ),
    },
    {
      value: 'compliance',
      label: t('Compliance'),
      shown: may('compliance:write'),
      table: (
        <TrashTable
          label={t('Trashed: compliance records')}
          list={api.complianceRecords.list}
          calls={trpc.complianceRecords}
          nameOf={complianceName}
        />
      ),
    },
    {
      value: 'requests',
      label: t('Requests'),
      shown: may('requests:write'),
      table: (
        <TrashTable
          label={t('Trashed: requests')}
          list={api.serviceRequests.list}
          calls={trpc.serviceRequests}
          nameOf={requestName}
        />
      ),
    },
    {
      value: 'substances',
      label: t('Substances'),
      shown: may('clinical:write'),
      table: (
        <TrashTable
          label={t('Trashed: substances')}
          list={api.substances.list}
          calls={trpc.substances}
          nameOf={ownName}
        />
      ),
    },
    {
      value: 'interactions',
      label: t('Interactions'),
      shown: may('clinical:write'),
      table: (
        <TrashTable
          label={t('Trashed: interactions')}
          list={api.interactions.list}
          calls={trpc.interactions}
          nameOf={({ one, other }) => `${one} · ${other}`}
        />
      ),
    },
    {
      value: 'specialists',
      label: t('Specialists'),
      shown: may('specialists:write'),
      table: (
        <TrashTable
          label={t('Trashed: specialists')}
          list={api.specialists.list}
          calls={trpc.specialists}
          nameOf={ownName}
        />
      ),
    },
    {
      value: 'webhooks',
      label: t('Webhooks'),
      shown: may('webhooks:write'),
      table: (
        <TrashTable
          label={t('Trashed: webhooks')}
          list={api.webhooks.list}
          calls={trpc.webhooks}
          nameOf={ownName}
        />
      ),
    },
  ];
  const kinds = all.filter(({ shown }) => shown);

  if (!kinds.length)
    return (
      <EmptyState icon={IconLock} title={t('This is not open to your role')}>
        {t('Somebody who may write these records can restore them.')}
      </EmptyState>
    );

  return (
    <>
      <PageHeader title={t('Trash')} description={t('Gone from every list, but kept and restorable')} />
      <Tabs
        value={kind ?? kinds[0]?.value ?? null}
        onChange={value => void navigate({ search: TrashSearch.parse({ kind: value }), replace: true })}
        keepMounted={false}
      >
        <Tabs.List mb="md" className="tabs-list">
          {kinds.map(({ value, label }) => (
            <Tabs.Tab key={value} value={value}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {kinds.map(({ value, table }) => (
          <Tabs.Panel key={value} value={value}>
            {table}
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
};
