import { Accordion, Alert, Group, List, Paper, Stack, Table, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import type { ProofDetails, ProofReport as Report } from '../../../shared/platform/proof.ts';
import { rich } from '../../i18n/rich.ts';
import { Field } from '../../ui/forms/Field.tsx';
import { Status } from '../../ui/tables/Status.tsx';
import { proofParts } from '../connection/console-words.ts';
import { consoleFormats } from '../connection/operator.ts';
import { verdictOf } from './proof-columns.tsx';

const bold = (inside: ReactNode[]) => <b key="b">{inside}</b>;

/** One report: what speaks against it, its holes, and then everything that was tried. */
export const ProofReport = ({ proof }: { proof: ProofDetails }) => {
  const { faults, report, createdAt } = proof;
  return (
    <Paper p="md">
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h4">
          {consoleFormats.moment(createdAt)}
        </Title>
        <Status {...verdictOf(proof)} />
      </Group>
      <Stack gap="md">
        {faults.length > 0 && (
          <Alert color="red" title={t('This is not what was signed here')}>
            {faults.join(' ')}
          </Alert>
        )}
        {report && report.holes.length > 0 && <Holes holes={report.holes} />}
        {report && !report.complete && (
          <Alert color="yellow" title={t('Only the catalogue was checked')}>
            {rich(
              'For the rest MedFlow needs a superuser in DATABASE_URL, to make a scratch database beside the live one. Name one there for one run of <b>npm run medflow -- proof</b> on the server.',
              { b: bold },
            )}
          </Alert>
        )}
        {report && <Facts report={report} isGenuine={faults.length === 0} />}
        {report && <Checks checks={report.checks} />}
      </Stack>
    </Paper>
  );
};

const Holes = ({ holes }: Pick<Report, 'holes'>) => (
  <Alert color="red" title={holes.length === 1 ? t('There is a hole') : t('There are holes')}>
    <List size="sm">
      {holes.map(({ part, check, object, sentence }) => (
        <List.Item key={`${part} ${check} ${object} ${sentence}`}>{sentence}</List.Item>
      ))}
    </List>
  </Alert>
);

type FactsProps = { report: Report; isGenuine: boolean };

const Facts = ({ report: { at, build, database, ms }, isGenuine }: FactsProps) => (
  <dl className="fields fields-narrow">
    <Field label={t('Begun')}>{consoleFormats.moment(at)}</Field>
    <Field label={t('Took')}>{consoleFormats.number(Math.ceil(ms / 1000))} s</Field>
    <Field label={t('Version')}>{build}</Field>
    <Field label={t('Database')}>{t('{name} on PostgreSQL {version}', database)}</Field>
    <Field label={t('Signature')}>
      {isGenuine ? t('Of this installation, and it fits') : t('It does not fit')}
    </Field>
  </dl>
);

const Checks = ({ checks }: Pick<Report, 'checks'>) => {
  const parts = [...Map.groupBy(checks, ({ part }) => part)];
  const broken = parts.filter(([, lines]) => lines.some(isBroken)).map(([part]) => part);
  return (
    <Accordion multiple variant="contained" order={3} defaultValue={broken}>
      {parts.map(([part, lines]) => (
        <Accordion.Item key={part} value={part}>
          <Accordion.Control>
            <Group justify="space-between" gap="xs" pe="sm">
              <div>
                <Text size="sm" fw={600}>
                  {proofParts[part].label}
                </Text>
                <Text size="xs" c="dimmed">
                  {proofParts[part].what}
                </Text>
              </div>
              <Status {...outcomeOf(lines)} />
            </Group>
          </Accordion.Control>
          <Accordion.Panel>
            <Lines label={proofParts[part].label} lines={lines} />
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
};

type Line = Report['checks'][number];

const isBroken = ({ outcome }: Line): boolean => outcome === 'broken';

const outcomeOf = (lines: Line[]) => {
  const broken = lines.filter(isBroken).length;
  if (broken > 0)
    return { label: t('{broken} of {total} broken', { broken, total: lines.length }), tone: 'bad' } as const;
  const tried = lines.reduce((sum, { objects }) => sum + objects, 0);
  return { label: t('All {count} held', { count: consoleFormats.number(tried) }), tone: 'good' } as const;
};

const Lines = ({ label, lines }: { label: string; lines: Line[] }) => (
  <Table aria-label={label} verticalSpacing={4}>
    <Table.Thead>
      <Table.Tr>
        <Table.Th>{t('Check')}</Table.Th>
        <Table.Th ta="end">{t('Tried')}</Table.Th>
        <Table.Th>{t('Outcome')}</Table.Th>
      </Table.Tr>
    </Table.Thead>
    <Table.Tbody>
      {lines.map(line => (
        <Table.Tr key={line.check}>
          <Table.Td style={{ overflowWrap: 'anywhere' }}>{line.check}</Table.Td>
          <Table.Td ta="end" className="numeric">
            {consoleFormats.number(line.objects)}
          </Table.Td>
          <Table.Td>
            <Status label={isBroken(line) ? t('Broken') : t('Held')} tone={isBroken(line) ? 'bad' : 'good'} />
          </Table.Td>
        </Table.Tr>
      ))}
    </Table.Tbody>
  </Table>
);
