import { Text } from '@mantine/core';
import { t } from '../../../shared/i18n/translate.ts';
import type { FlagView } from '../../../shared/platform/console-flags.ts';
import { Status } from '../../ui/tables/Status.tsx';
import { useTriggers } from './use-triggers.ts';

const WHOLE = 100;

/** For which share of the clinics a feature is on, and, while it grows, whether anything says that it should not. */
export const RollOut = ({ flag: { enabled, percentage } }: { flag: FlagView }) => {
  const { data } = useTriggers();
  const isGrowing = enabled && percentage > 0 && percentage < WHOLE;
  const crossed = data?.readings.filter(({ isCrossed }) => isCrossed).length ?? 0;
  const unknown = data?.readings.filter(({ value }) => value === null).length ?? 0;

  return (
    <>
      <Status
        label={enabled ? t('On for {percentage} %', { percentage }) : t('Off')}
        tone={enabled ? (percentage < WHOLE ? 'busy' : 'good') : 'quiet'}
      />
      {isGrowing && data && (
        <div>
          {crossed > 0 ? (
            <Status
              label={t('{count, plural, one {# trigger says: roll back} other {# triggers say: roll back}}', {
                count: crossed,
              })}
              tone="bad"
            />
          ) : (
            <Text size="xs" c="dimmed" style={{ whiteSpace: 'normal' }}>
              {unknown > 0
                ? t('No trigger crossed, {count} not measured yet', { count: unknown })
                : t('No trigger crossed')}
            </Text>
          )}
        </div>
      )}
    </>
  );
};
