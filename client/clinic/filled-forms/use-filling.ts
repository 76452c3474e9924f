import { useBlocker } from '@tanstack/react-router';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { FilledForm, SavedAnswer } from '../../../shared/clinic/forms/filled-forms.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { api, queryClient, trpc } from '../../trpc.ts';
import { agreed } from '../../ui/forms/ask.tsx';
import { AnswerSaver } from './answer-saver.ts';

/** The field that was saved, and no other one, as the server has it now (FM31). */
export const takeOver = (id: string, saved: SavedAnswer): void => {
  queryClient.setQueryData<FilledForm>(api.filledForms.get.queryKey({ id }), form => {
    if (!form || form.revision > saved.revision) return form;
    const others = <Given extends { field: string }>(all: Given[]) =>
      all.filter(({ field }) => field !== saved.field);
    return {
      ...form,
      revision: saved.revision,
      answers: [...others(form.answers), ...(saved.answer ? [saved.answer] : [])],
      rivals: [...others(form.rivals), ...saved.rivals],
      steps: form.steps.map(step => ({ ...step, counts: step.counts && step.revision === saved.revision })),
    };
  });
};

/** What is being typed in a form, saved field by field; leaving asks while something is not saved (FM42). */
export const useFilling = (id: string) => {
  const saver = useMemo(
    () =>
      new AnswerSaver(
        (field, value, base) => trpc.filledForms.save.mutate({ id, field, value, base }),
        saved => takeOver(id, saved),
      ),
    [id],
  );
  useEffect(() => () => saver.stop(), [saver]);
  const typed = useSyncExternalStore(saver.subscribe, saver.typed);
  useBlocker({
    shouldBlockFn: async () =>
      saver.isUnsaved &&
      !(await agreed({
        title: t('Leave without saving?'),
        children: t('Something that you typed is not saved yet.'),
        labels: { confirm: t('Leave'), cancel: t('Stay here') },
        confirmProps: { color: 'red.9' },
      })),
    enableBeforeUnload: () => saver.isUnsaved,
  });
  return { saver, typed };
};
