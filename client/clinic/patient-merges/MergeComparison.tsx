import { Alert, Radio, Table, Text } from '@mantine/core';
import { MergeField, type MergePreview } from '../../../shared/clinic/patient-merges.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { ownLanguage } from '../../i18n/own-language.ts';
import { useFormats } from '../../session.tsx';
import { counted, fieldNames, saidOf } from './merge-words.ts';

const listed = new Intl.ListFormat(ownLanguage, { type: 'unit', style: 'short' });

type Props = {
  preview: MergePreview;
  take: MergeField[];
  onTake: (take: MergeField[]) => void;
};

/** Both side by side: what differs is chosen, blanks are filled, and what will move is counted (P5). */
export const MergeComparison = ({ preview, take, onTake }: Props) => {
  const formats = useFormats();
  const { patient, merged, conflicts, moves, collisions } = preview;
  const rows = MergeField.options.flatMap(field => {
    const [own, other] = [saidOf(patient, field, formats), saidOf(merged, field, formats)];
    return own || other ? [{ field, own, other }] : [];
  });
  const choice = (field: MergeField, isTaken: boolean, label: string) => (
    <Radio
      size="sm"
      name={field}
      label={label}
      checked={take.includes(field) === isTaken}
      onChange={() => onTake(isTaken ? [...take, field] : take.filter(one => one !== field))}
    />
  );

  return (
    <>
      {collisions.length > 0 && (
        <Alert color="red" variant="light" role="alert">
          {t('Both have something booked at {times}. Please move or cancel one of each first.', {
            times: listed.format(collisions.map(({ wallTime }) => wallTime)),
          })}
        </Alert>
      )}
      <Table aria-label={t('Both patients side by side')} verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('Field')}</Table.Th>
            <Table.Th>{t('This patient, who is kept')}</Table.Th>
            <Table.Th>{t('The other one')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ field, own, other }) => (
            <Table.Tr key={field}>
              <Table.Th scope="row">{fieldNames[field]}</Table.Th>
              {conflicts.includes(field) ? (
                <>
                  <Table.Td>{choice(field, false, own)}</Table.Td>
                  <Table.Td>{choice(field, true, other)}</Table.Td>
                </>
              ) : (
                <>
                  <Table.Td>{own}</Table.Td>
                  <Table.Td c={own === other ? 'dimmed' : undefined}>{other}</Table.Td>
                </>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="sm">
        {moves.length > 0
          ? t('This will move: {records}.', { records: listed.format(moves.map(counted)) })
          : t('Nothing else will move.')}{' '}
        {t(
          'Alerts and notes of both are kept, and so are the name, number, phone and e-mail address that are not chosen. It can be undone.',
        )}
      </Text>
    </>
  );
};
