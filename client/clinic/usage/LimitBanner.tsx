import { Alert, Anchor } from '@mantine/core';
import { IconGauge } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { strainOf } from '../../../shared/clinic/usage.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { metricWords } from './usage-words.ts';

/** Warns whoever can do something about it, before the plan is used up or the trial ends. */
export const LimitBanner = () => {
  const isConcerned = useMay()('usage:read');
  const { number, moment } = useFormats();
  const { data } = useQuery(
    api.usage.report.queryOptions(undefined, { enabled: isConcerned, staleTime: 60_000 }),
  );
  if (!data) return null;
  const strained = data.metrics.filter(row => strainOf(row) !== 'none');
  const sentences = [
    ...(data.trialEndsAt && isSoon(data.trialEndsAt)
      ? [t('The trial ends {moment}.', { moment: moment(data.trialEndsAt) })]
      : []),
    ...strained.map(({ metric, used, limit }) =>
      t('{metric}: {used} of {limit}.', {
        metric: metricWords[metric].label,
        used: number(used),
        limit: number(limit ?? 0),
      }),
    ),
  ];
  if (sentences.length === 0) return null;
  const isFull = strained.some(row => strainOf(row) === 'full');

  return (
    <Alert
      color={isFull ? 'red' : 'yellow'}
      icon={<IconGauge size={18} aria-hidden />}
      title={titleOf(strained.length, isFull)}
      mb="md"
    >
      {sentences.join(' ')}{' '}
      <Anchor component={Link} to="/usage" size="sm">
        {t('Plan and usage')}
      </Anchor>
    </Alert>
  );
};

const titleOf = (strained: number, isFull: boolean): string => {
  if (strained === 0) return t('The trial ends soon');
  return isFull ? t('The plan is used up') : t('The plan is nearly used up');
};

const WEEK_MS = 7 * 86_400_000;
const isSoon = (instant: string): boolean => Date.parse(instant) - Date.now() < WEEK_MS;
