import { Alert, List } from '@mantine/core';
import { IconAlertOctagon, IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { MedicationWarning } from '../../../shared/clinic/medications/medications.ts';
import { t } from '../../../shared/i18n/translate.ts';

type Props = { warnings: MedicationWarning[] };

type BoxProps = { title: string; color: string; icon: typeof IconInfoCircle; warnings: MedicationWarning[] };

const Box = ({ title, color, icon: Icon, warnings }: BoxProps) =>
  warnings.length > 0 && (
    <Alert color={color} title={title} icon={<Icon aria-hidden />} p="xs">
      <List size="sm">
        {warnings.map(({ kind, sentence }) => (
          <List.Item key={`${kind} ${sentence}`}>{sentence}</List.Item>
        ))}
      </List>
    </Alert>
  );

/** What speaks against drugs, the gravest first: in words, and by more than a colour. */
export const DrugWarnings = ({ warnings }: Props) => {
  const isSerious = ({ isSerious }: MedicationWarning) => isSerious;
  const rest = warnings.filter(warning => !isSerious(warning));
  return (
    <>
      <Box title={t('Danger')} color="red" icon={IconAlertOctagon} warnings={warnings.filter(isSerious)} />
      <Box
        title={t('Take care')}
        color="yellow"
        icon={IconAlertTriangle}
        warnings={rest.filter(({ kind }) => kind !== 'unknown')}
      />
      <Box
        title={t('Not checked')}
        color="gray"
        icon={IconInfoCircle}
        warnings={rest.filter(({ kind }) => kind === 'unknown')}
      />
    </>
  );
};
