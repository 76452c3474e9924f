import type { ComponentType } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { failureOf } from '../failure/failure.ts';
import { ask } from './ask.tsx';

type Form = ComponentType<{ onConfirmed: () => void }>;

/** Asks who is at the keyboard; undefined when they would rather not say. */
const askWhoItIs = (Form: Form): Promise<true | undefined> =>
  ask<true>({
    title: t('Please confirm that it is you'),
    size: 'sm',
    render: give => <Form onConfirmed={() => give(true)} />,
  });

/**
 * Does what may need a recent proof of who one is: where the server asks for it, so does a dialog, and then it is tried
 * again. Answers undefined when the person cancelled.
 */
export const confirmedBy =
  (Form: Form) =>
  async <T,>(work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      if (failureOf(error).needs !== 'confirmation') throw error;
      return (await askWhoItIs(Form)) ? work() : undefined;
    }
  };
