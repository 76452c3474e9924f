import { Button, Menu, Paper, SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { isWritable } from '../../../shared/clinics.ts';
import { t } from '../../../shared/i18n/translate.ts';
import type { ClinicDetails, ClinicStep } from '../../../shared/platform/console-clinics.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { permissionName } from '../../ui/formats/permission-name.ts';
import { Field } from '../../ui/forms/Field.tsx';
import { FormDialog } from '../../ui/forms/FormDialog.tsx';
import { AnchorLink } from '../../ui/pages/links.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { Status } from '../../ui/tables/Status.tsx';
import { consoleApi } from '../connection/console-api.ts';
import { clinicStatuses, clinicSteps } from '../connection/console-words.ts';
import { consoleFormats, useOperatorMay } from '../connection/operator.ts';
import { GrantForm } from '../grants/GrantForm.tsx';
import { GrantsTable } from '../grants/GrantsTable.tsx';
import { usePlanName } from '../plans/use-plan-options.ts';
import { ChangePackageForm } from './ChangePackageForm.tsx';
import { ChangePlanForm } from './ChangePlanForm.tsx';
import { ClinicHealthCard } from './ClinicHealthCard.tsx';
import { ClinicUsage } from './ClinicUsage.tsx';
import { OwnerInvitation } from './OwnerInvitation.tsx';
import { StepForm } from './StepForm.tsx';
import { stepsFrom } from './steps-from.ts';

type Open = ClinicStep | 'plan' | 'package' | 'access' | 'emergency';

const titles: Record<Open, string> = {
  ...{
    markPastDue: t('Mark as past due'),
    suspend: t('Suspend the clinic'),
    reactivate: t('Reactivate the clinic'),
  },
  ...{ close: t('Begin closing'), erase: t('Erase the clinic'), plan: t('Change the plan') },
  package: t('Change the package'),
  ...{ access: t('Ask for access'), emergency: t('Emergency access') },
};

export const ClinicPage = () => {
  const { clinicId } = useParams({ from: '/console/desk/clinics/$clinicId' });
  const { data: clinic, error, refetch } = useQuery(consoleApi.clinics.get.queryOptions({ id: clinicId }));
  const may = useOperatorMay();
  const [opened, setOpened] = useState<Open>();
  const close = () => setOpened(undefined);

  if (!clinic)
    return error ? (
      <ErrorState error={error} onRetry={() => void refetch()} />
    ) : (
      <Skeleton h={360} aria-busy="true" />
    );
  const isStep = opened !== undefined && opened in clinicSteps;

  return (
    <>
      <PageHeader title={clinic.name} description={<Status {...clinicStatuses[clinic.status]} />}>
        <ClinicActions clinic={clinic} onOpen={setOpened} />
      </PageHeader>
      <Stack gap="md">
        {!clinic.hasOwner && isWritable(clinic.status) && may('clinics:write') && (
          <OwnerInvitation clinic={clinic} />
        )}
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
          <ClinicFacts clinic={clinic} />
          <Stack gap="md">
            {clinic.status !== 'erased' && <ClinicHealthCard clinicId={clinic.id} />}
            <ClinicUsage clinic={clinic} />
          </Stack>
        </SimpleGrid>
        <div>
          <Title order={2} size="h4" mb="sm">
            {t('Support access')}
          </Title>
          <GrantsTable clinicId={clinic.id} />
        </div>
        <Text size="sm">
          <AnchorLink to="/console/security" search={{ by: 'day', clinicId: clinic.id }}>
            {t('Security events of this clinic')}
          </AnchorLink>
          {' · '}
          <AnchorLink to="/console/audit" search={{ clinicId: clinic.id }}>
            {t('Its system audit')}
          </AnchorLink>
        </Text>
      </Stack>
      <FormDialog opened={opened !== undefined} onClose={close} title={opened ? titles[opened] : ''}>
        {isStep && <StepForm clinic={clinic} step={opened as ClinicStep} onClose={close} />}
        {opened === 'plan' && <ChangePlanForm clinic={clinic} onClose={close} />}
        {opened === 'package' && <ChangePackageForm clinic={clinic} onClose={close} />}
        {(opened === 'access' || opened === 'emergency') && (
          <GrantForm clinic={clinic} isEmergency={opened === 'emergency'} onClose={close} />
        )}
      </FormDialog>
    </>
  );
};

type ActionsProps = { clinic: ClinicDetails; onOpen: (what: Open) => void };

const ClinicActions = ({ clinic, onOpen }: ActionsProps) => {
  const may = useOperatorMay();
  return (
    <>
      {may('grants:request') && (
        <Button variant="default" onClick={() => onOpen('access')}>
          {t('Ask for access')}
        </Button>
      )}
      {(may('clinics:write') || may('grants:request')) && (
        <Menu position="bottom-end" shadow="md">
          <Menu.Target>
            <Button rightSection={<IconChevronDown size={16} aria-hidden />}>{t('Actions')}</Button>
          </Menu.Target>
          <Menu.Dropdown>
            {may('clinics:write') && (
              <Menu.Item onClick={() => onOpen('plan')}>{t('Change the plan')}</Menu.Item>
            )}
            {may('clinics:write') && (
              <Menu.Item onClick={() => onOpen('package')}>{t('Change the package')}</Menu.Item>
            )}
            {may('clinics:write') &&
              stepsFrom(clinic.status).map(step => (
                <Menu.Item key={step} onClick={() => onOpen(step)}>
                  {clinicSteps[step].label}
                </Menu.Item>
              ))}
            {may('grants:request') && (
              <Menu.Item color="red.9" onClick={() => onOpen('emergency')}>
                {t('Emergency access')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  );
};

const ClinicFacts = ({ clinic }: { clinic: ClinicDetails }) => (
  <Paper p="md">
    <Title order={2} size="h4" mb="sm">
      {t('Facts')}
    </Title>
    <dl className="fields fields-narrow">
      <Field label={t('Web address')}>{clinic.slug}</Field>
      <Field label={t('Plan')}>{usePlanName()(clinic.plan)}</Field>
      {clinic.withheld.length > 0 && (
        <Field label={t('Not included')}>{clinic.withheld.map(permissionName).join(', ')}</Field>
      )}
      <Field label={t('Status since')}>{consoleFormats.moment(clinic.statusSince)}</Field>
      {clinic.trialEndsAt && (
        <Field label={t('Trial until')}>{consoleFormats.moment(clinic.trialEndsAt)}</Field>
      )}
      {clinic.closesAt && <Field label={t('Closes')}>{consoleFormats.moment(clinic.closesAt)}</Field>}
      <Field label={t('Time zone')}>{clinic.timeZone}</Field>
      <Field label={t('Currency')}>{clinic.currency}</Field>
      <Field label={t('Legal name')}>{clinic.legalName}</Field>
      <Field label={t('Registration')}>{clinic.registration}</Field>
      <Field label={t('Postal address')}>{clinic.address}</Field>
      <Field label={t('Phone')}>{clinic.phone}</Field>
      <Field label={t('E-mail')}>{clinic.email}</Field>
      <Field label={t('Own domain')}>{clinic.customDomain}</Field>
      <Field label={t('Opened')}>{consoleFormats.moment(clinic.createdAt)}</Field>
    </dl>
  </Paper>
);
