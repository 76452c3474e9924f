import { Paper, Title } from '@mantine/core';
import type { UsageReport } from '../../../shared/clinic/usage.ts';
import type { ClinicStatus } from '../../../shared/clinics.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { Field } from '../../ui/forms/Field.tsx';
import { AnchorLink } from '../../ui/pages/links.tsx';

const statuses: Record<ClinicStatus, string> = {
  provisioning: t('Being set up'),
  trial: t('Trial'),
  active: t('Active'),
  past_due: t('Past due: can be read, but not changed'),
  suspended: t('Suspended'),
  closing: t('Closing: can be read, but not changed'),
  erased: t('Erased'),
};

type Props = { report: UsageReport };

export const PlanCard = ({ report }: Props) => {
  const { money, moment } = useFormats();
  const { plan, status, trialEndsAt, closesAt } = report;

  return (
    <Paper p="md" h="100%">
      <Title order={2} size="h5" mb="sm">
        {t('Plan')}
      </Title>
      <dl className="fields">
        <Field label={t('Plan')}>{plan.name}</Field>
        <Field label={t('Price')}>{t('{price} a month', { price: money(plan.price, plan.currency) })}</Field>
        <Field label={t('Status')}>{statuses[status]}</Field>
        {trialEndsAt && <Field label={t('The trial ends')}>{moment(trialEndsAt)}</Field>}
        {closesAt && (
          <Field label={t('Can be read and exported until')}>
            {moment(closesAt)} (<AnchorLink to="/settings">{t('Settings')}</AnchorLink>)
          </Field>
        )}
      </dl>
    </Paper>
  );
};
