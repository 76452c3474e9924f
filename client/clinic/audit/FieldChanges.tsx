import { Table, Text } from '@mantine/core';
import type { AuditEntry } from '../../../shared/clinic/audit.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { fieldLabel } from './field-words.ts';
import { valueWords } from './value-words.ts';

type Props = { entry: Pick<AuditEntry, 'changes'>; moment: (instant: string) => string };

/** Old and new value of each changed field; protected fields are named without their values. */
export const FieldChanges = ({ entry, moment }: Props) => {
  const fields = Object.entries(entry.changes);
  if (!fields.length) return null;
  const open = fields.filter(([, change]) => !change.protected);
  const closed = fields.filter(([, change]) => change.protected);

  const show = (value: unknown) => valueWords(value, moment);

  return (
    <Table
      className="changes"
      fz="sm"
      verticalSpacing={3}
      withRowBorders={false}
      aria-label={t('Changed fields')}
    >
      <Table.Tbody>
        {open.map(([field, change]) => (
          <Table.Tr key={field}>
            <Table.Th scope="row" fw={500} c="dimmed">
              {fieldLabel(field)}
            </Table.Th>
            <Table.Td>
              {change.from !== undefined && change.from !== null && <del>{show(change.from)}</del>}{' '}
              <ins>{show(change.to)}</ins>
            </Table.Td>
          </Table.Tr>
        ))}
        {closed.length > 0 && (
          <Table.Tr>
            <Table.Th scope="row" fw={500} c="dimmed">
              {t('Protected')}
            </Table.Th>
            <Table.Td>
              {closed.map(([field]) => fieldLabel(field)).join(', ')}
              <Text size="xs" c="dimmed">
                {t('Health information is named here, its values are not.')}
              </Text>
            </Table.Td>
          </Table.Tr>
        )}
      </Table.Tbody>
    </Table>
  );
};
