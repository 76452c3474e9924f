import { Box, UnstyledButton } from '@mantine/core';
import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { failureOf } from '../failure/failure.ts';

type Input<Value> = {
  value: Value;
  onChange: (value: Value) => void;
  'aria-label': string;
  error: ReactNode;
};

type Props<Value> = {
  /** Whose value it is, such as "Price of Massage". */
  label: string;
  value: Value;
  /** As it is read. */
  shown: string;
  save: (value: Value) => Promise<unknown>;
  /** The field in which it is changed. */
  children: (input: Input<Value>) => ReactNode;
};

/** What is typed, and how it is saved: over the record as it was when the field was opened. */
type Draft<Value> = { value: Value; save: Props<Value>['save']; refusal?: string };

/**
 * A value of a list that turns into a field by a click, Enter or F2. Enter saves, and so does leaving the field; Escape gives up.
 * What is refused stays in its cell, and why is said there.
 */
export const EditableCell = <Value,>({ label, value, shown, save, children }: Props<Value>) => {
  const [draft, setDraft] = useState<Draft<Value>>();
  const cell = useRef<HTMLDivElement>(null);
  const isSaving = useRef(false);
  const isLeft = useRef(true);
  const isOpen = draft !== undefined;

  // Whoever works with the keyboard goes into the field, and is back in the cell after it.
  useEffect(() => {
    if (isOpen) cell.current?.querySelector('input')?.select();
    else if (!isLeft.current) cell.current?.querySelector('button')?.focus();
  }, [isOpen]);

  const open = () => setDraft({ value, save });
  const close = (leaving: boolean) => {
    isLeft.current = leaving;
    setDraft(undefined);
  };
  const finish = async (leaving: boolean) => {
    if (!draft || isSaving.current) return;
    if (draft.value === value && !draft.refusal) return close(leaving);
    isSaving.current = true;
    try {
      await draft.save(draft.value);
      close(leaving);
    } catch (error) {
      const { fields = {}, message } = failureOf(error);
      setDraft({ ...draft, refusal: Object.values(fields)[0] ?? message });
    } finally {
      isSaving.current = false;
    }
  };

  const press = (event: KeyboardEvent) => {
    if (!isOpen && event.key === 'F2') open();
    if (isOpen && event.key === 'Enter') void finish(false);
    if (isOpen && event.key === 'Escape') close(false);
    if (isOpen) event.stopPropagation();
  };
  const leave = ({ currentTarget, relatedTarget }: FocusEvent) => {
    // What was refused waits to be put right, and is not sent again by going away.
    if (isOpen && !draft.refusal && !currentTarget.contains(relatedTarget)) void finish(true);
  };

  return (
    // The row itself opens the form.
    <Box
      ref={cell}
      className="editable-cell"
      onClick={event => event.stopPropagation()}
      onKeyDown={press}
      onBlur={leave}
    >
      {draft ? (
        children({
          value: draft.value,
          onChange: next => setDraft({ value: next, save: draft.save }),
          'aria-label': label,
          error: draft.refusal && <span role="alert">{draft.refusal}</span>,
        })
      ) : (
        <UnstyledButton
          className="editable-value"
          aria-label={`${label}: ${shown}`}
          aria-keyshortcuts="F2"
          onClick={open}
        >
          {shown || '–'}
        </UnstyledButton>
      )}
    </Box>
  );
};
