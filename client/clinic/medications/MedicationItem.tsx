import { Menu, Text } from '@mantine/core';
import { IconAlertCircle, IconPencil, IconPlayerStop, IconRepeat } from '@tabler/icons-react';
import type { Medication } from '../../../shared/clinic/medications/medications.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { RowMenu } from '../../ui/tables/RowMenu.tsx';
import { daysInWords, medicationName, orderInWords } from './medication-words.ts';

export type Step = 'change' | 'stop' | 'again' | 'error';
type Props = {
  medication: Medication;
  /** The dose that this one took the place of. */
  former: Medication | undefined;
  onStep?: ((step: Step) => void) | undefined;
};

/** One order: what, how much and when, what it took the place of, and what was said of it. */
export const MedicationItem = ({ medication, former, onStep }: Props) => {
  const formats = useFormats();
  const { state, indication, prescriber, enteredBy, remark, stopReason, despiteReason, warnedOf } =
    medication;
  const isWrong = state === 'error';
  const isOpen = state === 'current' || state === 'planned';
  const notes = [
    daysInWords(medication, formats),
    indication && t('for {reason}', { reason: indication }),
    prescriber && t('prescribed by {name}', { name: prescriber }),
    enteredBy && t('entered by {name}', { name: enteredBy }),
  ];
  return (
    <li>
      <div>
        <Text size="sm" fw={600} td={isWrong ? 'line-through' : undefined}>
          {medicationName(medication)}
        </Text>
        <Text size="sm" td={isWrong ? 'line-through' : undefined}>
          {orderInWords(medication, formats)}
        </Text>
        <Text size="xs" c="dimmed">
          {notes.filter(Boolean).join(', ')}
        </Text>
        {remark && (
          <Text size="sm" className="written">
            {remark}
          </Text>
        )}
        {former && (
          <Text size="xs" c="dimmed">
            {t('Before: {order}', { order: orderInWords(former, formats) })}
          </Text>
        )}
        {stopReason && <Text size="sm">{t('Stopped: {reason}', { reason: stopReason })}</Text>}
        {warnedOf && (
          <Text size="xs" c="dimmed">
            {t('Entered although: {warning} Reason: {reason}', {
              ...{ warning: warnedOf, reason: despiteReason ?? '' },
            })}
          </Text>
        )}
        {isWrong && (
          <Text size="sm">
            {t('Entered in error, says {name} on {date}: {reason}', {
              name: medication.withdrawnBy ?? t('Someone'),
              date: medication.withdrawnAt ? formats.moment(medication.withdrawnAt) : '',
              reason: medication.withdrawnReason ?? '',
            })}
          </Text>
        )}
      </div>
      {onStep && !isWrong && (
        <RowMenu label={t('Actions for {name}', { name: medicationName(medication) })}>
          {isOpen && (
            <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => onStep('change')}>
              {t('Change the dose')}
            </Menu.Item>
          )}
          {isOpen && (
            <Menu.Item leftSection={<IconPlayerStop size={16} aria-hidden />} onClick={() => onStep('stop')}>
              {t('Stop the medicine')}
            </Menu.Item>
          )}
          {!isOpen && (
            <Menu.Item leftSection={<IconRepeat size={16} aria-hidden />} onClick={() => onStep('again')}>
              {t('Prescribe again')}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconAlertCircle size={16} aria-hidden />} onClick={() => onStep('error')}>
            {t('Entered in error')}
          </Menu.Item>
        </RowMenu>
      )}
    </li>
  );
};
