import { modals } from '@mantine/modals';
import type { ReactNode } from 'react';

type Question<Answer> = {
  title: string;
  size?: string;
  /** The dialog; it closes with an answer, or without one. */
  render: (give: (answer: Answer) => void, cancel: () => void) => ReactNode;
};

/** Asks in a dialog; undefined when the person closes it without an answer. */
export const ask = <Answer,>({ title, size, render }: Question<Answer>): Promise<Answer | undefined> =>
  new Promise(resolve => {
    let given: Answer | undefined;
    const close = () => modals.close(id);
    const id = modals.open({
      title,
      ...(size && { size }),
      onClose: () => resolve(given),
      children: render(answer => {
        given = answer;
        close();
      }, close),
    });
  });

type Proposal = Pick<
  Parameters<typeof modals.openConfirmModal>[0],
  'title' | 'children' | 'labels' | 'confirmProps'
>;

/** Whether the person agrees; closing the dialog is no. */
export const agreed = (proposal: Proposal): Promise<boolean> =>
  new Promise(resolve =>
    modals.openConfirmModal({
      ...proposal,
      onConfirm: () => resolve(true),
      onClose: () => resolve(false),
    }),
  );
