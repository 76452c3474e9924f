import { Button, Group, Progress, Text } from '@mantine/core';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { askForCancellation } from './ask-for-cancellation.tsx';
import { BulkOutcome } from './BulkOutcome.tsx';
import { type BulkStep, offersFor } from './bulk-step.ts';
import { bulkWords, counted } from './bulk-words.ts';
import { useBulkSteps } from './use-bulk-steps.ts';

type Props = {
  selected: BookingRow[];
  /** What stays selected: whatever was refused. */
  onSelect: (bookings: BookingRow[]) => void;
};

/** What can be done with the selected bookings at once. */
export const BulkBar = ({ selected, onSelect }: Props) => {
  const { progress, outcome, take, forget } = useBulkSteps();

  const begin = async (step: BulkStep) => {
    const reason = step === 'cancel' ? await askForCancellation(selected.length) : undefined;
    if (step === 'cancel' && reason === undefined) return;
    const { refused } = await take(step, selected, reason);
    onSelect(refused.map(({ booking }) => booking));
  };

  return (
    <>
      <output>
        {progress && (
          <div className="bulk-bar">
            <Text size="sm">
              {bulkWords[progress.step].doing}: {progress.done} of {progress.of}
            </Text>
            <Progress value={(100 * progress.done) / progress.of} flex={1} aria-label="Progress" />
          </div>
        )}
        {outcome && !progress && (
          <BulkOutcome
            outcome={outcome}
            onClose={forget}
            onTakeBack={() => void take('takeBack', outcome.done)}
          />
        )}
      </output>
      {!progress && selected.length > 0 && (
        <Group component="fieldset" className="bulk-bar" gap="xs" aria-label="Selected bookings">
          <Text size="sm" fw={600} mr="xs">
            {counted(selected.length)} selected
          </Text>
          {offersFor(selected.map(({ status }) => status)).map(step => (
            <Button key={step} size="compact-sm" variant="default" onClick={() => void begin(step)}>
              {bulkWords[step].offer}
            </Button>
          ))}
          <Button size="compact-sm" variant="subtle" onClick={() => onSelect([])}>
            Select none
          </Button>
        </Group>
      )}
    </>
  );
};
