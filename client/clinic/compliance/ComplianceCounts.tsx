import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../../shared/i18n/translate.ts';
import { api } from '../../trpc.ts';
import { Status } from '../../ui/tables/Status.tsx';
import { complianceStatuses } from './compliance-words.ts';

const counted = ['expired', 'expiring', 'valid', 'lasting'] as const;
type Counted = (typeof counted)[number];

type Props = { chosen: string | undefined; onChoose: (state: Counted | undefined) => void };

/** How many stand in each way, whatever the list is narrowed to; each narrows it to these, and takes that back. */
export const ComplianceCounts = ({ chosen, onChoose }: Props) => {
  const { data } = useQuery(api.complianceRecords.counts.queryOptions());
  if (!data) return null;
  return (
    <Group
      component="fieldset"
      className="bare"
      gap="xs"
      mb="sm"
      aria-label={t('How many stand in which way')}
    >
      {counted.map(state => {
        const { label, tone } = complianceStatuses[state];
        return (
          <Button
            key={state}
            variant={chosen === state ? 'light' : 'default'}
            aria-pressed={chosen === state}
            onClick={() => onChoose(chosen === state ? undefined : state)}
          >
            <Status label={t('{name}: {count}', { name: label, count: data[state] })} tone={tone} />
          </Button>
        );
      })}
    </Group>
  );
};
