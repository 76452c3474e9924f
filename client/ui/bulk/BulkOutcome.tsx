import { Alert, Button, Group, List } from '@mantine/core';
import { t } from '../../../shared/i18n/translate.ts';
import type { RowSentences } from './bulk-action.ts';
import { outcomeSentence } from './outcome-sentence.ts';
import type { ToldOutcome } from './use-bulk.ts';

type Props<Row> = {
  outcome: ToldOutcome<Row>;
  sentences: RowSentences;
  nameOf: (row: Row) => string;
  onTakeBack: (done: ToldOutcome<Row>['done']) => void;
  onClose: () => void;
};

/** What became of each row, in words, and the way back. */
export const BulkOutcome = <Row,>({ outcome, sentences, nameOf, onTakeBack, onClose }: Props<Row>) => {
  const { refused, done } = outcome;
  const undoable = done.filter(({ takeBack }) => takeBack);
  return (
    <Alert
      color={refused.length > 0 ? 'yellow' : 'pine'}
      variant="light"
      mb="sm"
      title={outcomeSentence(outcome, sentences)}
      withCloseButton
      closeButtonLabel={t('Close')}
      onClose={onClose}
    >
      {refused.length > 0 && (
        <List size="sm" className="refusals">
          {refused.map(({ row, sentence }) => (
            <List.Item key={nameOf(row)}>
              {nameOf(row)}: {sentence}
            </List.Item>
          ))}
        </List>
      )}
      {undoable.length > 0 && (
        <Group mt={refused.length > 0 ? 'xs' : 0}>
          <Button size="compact-sm" variant="default" onClick={() => onTakeBack(undoable)}>
            {sentences.undo(undoable.length)}
          </Button>
        </Group>
      )}
    </Alert>
  );
};
