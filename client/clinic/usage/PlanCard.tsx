import { Paper, Title } from '@mantine/core';
import type { UsageReport } from '../../../shared/clinic/usage.ts';
import type { ClinicStatus } from '../../../shared/clinics.ts';
import { useFormats } from '../../session.tsx';
import { Field } from '../../ui/forms/Field.tsx';
import { AnchorLink } from '../../ui/pages/links.tsx';

const statuses: Record<ClinicStatus, string> = {
  provisioning: 'Being set up',
  trial: 'Trial',
  active: 'Active',
  past_due: 'Past due: can be read, but not changed',
  suspended: 'Suspended',
  closing: 'Closing: can be read, but not changed',
  erased: 'Erased',
};

type Props = { report: UsageReport };

export const PlanCard = ({ report }: Props) => {
  const { money, moment } = useFormats();
  const { plan, status, trialEndsAt, closesAt } = report;

  return (
    <Paper p="md" h="100%">
      <Title order={2} size="h5" mb="sm">
        Plan
      </Title>
      <dl className="fields">
        <Field label="Plan">{plan.name}</Field>
        <Field label="Price">{`${money(plan.price, plan.currency)} a month`}</Field>
        <Field label="Status">{statuses[status]}</Field>
        {trialEndsAt && <Field label="The trial ends">{moment(trialEndsAt)}</Field>}
        {closesAt && (
          <Field label="Can be read and exported until">
            {moment(closesAt)} (<AnchorLink to="/settings">Settings</AnchorLink>)
          </Field>
        )}
      </dl>
    </Paper>
  );
};
