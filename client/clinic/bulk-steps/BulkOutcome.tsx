import { Alert, Button, Group, List } from '@mantine/core';
import { useFormats } from '../../session.tsx';
import type { Outcome } from './bulk-step.ts';
import { bulkWords, counted } from './bulk-words.ts';

type Props = { outcome: Outcome; onTakeBack: () => void; onClose: () => void };

/** What became of each booking, in words, and the way back. */
export const BulkOutcome = ({ outcome: { step, done, refused }, onTakeBack, onClose }: Props) => {
  const { day, time } = useFormats();
  const said = [
    ...(done.length > 0 ? [`${counted(done.length)} ${bulkWords[step].done}.`] : []),
    ...(refused.length > 0 ? [`${counted(refused.length)} refused:`] : []),
  ].join(' ');
  return (
    <Alert
      color={refused.length > 0 ? 'yellow' : 'pine'}
      variant="light"
      mb="sm"
      title={said}
      withCloseButton
      closeButtonLabel="Close"
      onClose={onClose}
    >
      {refused.length > 0 && (
        <List size="sm">
          {refused.map(({ booking, sentence }) => (
            <List.Item key={booking.id}>
              {booking.patient.name}, {day(booking.startsAt)}, {time(booking.startsAt)}: {sentence}
            </List.Item>
          ))}
        </List>
      )}
      {done.length > 0 && step !== 'takeBack' && (
        <Group mt={refused.length > 0 ? 'xs' : 0}>
          <Button size="compact-sm" variant="default" onClick={onTakeBack}>
            Undo {counted(done.length)}
          </Button>
        </Group>
      )}
    </Alert>
  );
};
