import { Button, Group, Progress, Text, VisuallyHidden } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { BulkOutcome } from './BulkOutcome.tsx';
import type { BulkAction, RowSentences } from './bulk-action.ts';
import { type ToldOutcome, useBulk } from './use-bulk.ts';
import type { Selection } from './use-selection.ts';

type Props<Row> = {
  sentences: RowSentences;
  selection: Selection<Row>;
  actions: BulkAction<Row>[];
  /** What can be done with all of them by one call. */
  children?: ReactNode;
};

/** What can be done with the selected rows at once. */
export const BulkBar = <Row,>({ sentences, selection, actions, children }: Props<Row>) => {
  const { selected, onSelect, nameOf } = selection;
  const { progress, outcome, take, forget } = useBulk<Row>(sentences);
  const bar = useRef<HTMLDivElement>(null);
  const offered = actions.filter(({ isFor }) => !isFor || selected.some(isFor));
  // The button that was pressed is gone with what it did; the keyboard stays at what came of it.
  const keepFocus = () => bar.current?.focus();

  const begin = async (action: BulkAction<Row>) => {
    const step = await action.begin(selected);
    if (!step) return;
    keepFocus();
    const { refused, left } = await take(selected, step, action);
    // What was not done stays selected, in the order of the list.
    const open = new Set([...refused.map(({ row }) => row), ...left]);
    onSelect(selected.filter(row => open.has(row)));
    keepFocus();
  };
  const takeBack = async (done: ToldOutcome<Row>['done']) => {
    const ways = new Map(done.map(({ row, takeBack: way }) => [row, way]));
    keepFocus();
    const undoing = { doing: t('Taking back'), done: sentences.asBefore };
    await take([...ways.keys()], async row => ((await ways.get(row)?.()) ? {} : undefined), undoing);
  };

  return (
    <div ref={bar} tabIndex={-1} className="bulk">
      <output>
        {progress && (
          <Text size="sm" className="bulk-progress">
            {t('{doing}: {count} of {of}', {
              doing: progress.doing,
              count: progress.count,
              of: progress.of,
            })}
          </Text>
        )}
        {outcome && !progress && (
          <BulkOutcome
            {...{ outcome, sentences, nameOf }}
            onClose={forget}
            onTakeBack={done => void takeBack(done)}
          />
        )}
      </output>
      {progress && (
        <div className="bulk-bar">
          <Progress value={(100 * progress.count) / progress.of} flex={1} aria-label={progress.doing} />
          <Button size="compact-sm" variant="default" disabled={progress.isStopping} onClick={progress.stop}>
            {progress.isStopping ? t('Stopping') : t('Stop')}
          </Button>
        </div>
      )}
      <VisuallyHidden component="output">
        {!progress && selected.length > 0 && sentences.selected(selected.length)}
      </VisuallyHidden>
      {!progress && selected.length > 0 && (
        <Group component="fieldset" className="bulk-bar" gap="xs" aria-label={sentences.choices}>
          <Text size="sm" fw={600} me="xs" aria-hidden>
            {sentences.selected(selected.length)}
          </Text>
          {offered.map(action => (
            <Button key={action.offer} size="compact-sm" variant="default" onClick={() => void begin(action)}>
              {action.offer}
            </Button>
          ))}
          {children}
          <Button size="compact-sm" variant="subtle" onClick={() => onSelect([])}>
            {t('Select none')}
          </Button>
        </Group>
      )}
    </div>
  );
};
