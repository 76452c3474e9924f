import type { QueryClient } from '@tanstack/react-query';
import type { BookingChanged, FormTold, MessageTold } from '../../../shared/clinic/live.ts';
import { api } from '../../trpc.ts';
import { isChangeUnderWay, onSettled } from '../../ui/failure/under-way.ts';
import { refetchAll, refetchStale } from './stale-bookings.ts';
import { refetchForms } from './stale-forms.ts';
import { refetchMessages } from './stale-messages.ts';

/** What comes together is asked for together. */
const GATHER_MS = 60;
/** Figures are counted over the whole clinic, so not at every change. */
const FIGURES_MS = 5000;

/**
 * Brings the screen up to date with what is heard: one round of questions after the other, however much is heard meanwhile;
 * not while a change of one's own is under way, which would jump back; and not while nobody can see the page.
 */
export const catchUp = (client: QueryClient) => {
  let changes: BookingChanged[] = [];
  let messages: MessageTold[] = [];
  let forms: FormTold[] = [];
  let isAll = false;
  let isUnderWay = false;
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let counting: ReturnType<typeof setTimeout> | undefined;

  const isDue = () => isAll || changes.length > 0 || messages.length > 0 || forms.length > 0;
  const go = async () => {
    if (isUnderWay || !isDue() || document.hidden || isChangeUnderWay()) return;
    isUnderWay = true;
    const round = isAll
      ? [refetchAll(client)]
      : [
          ...(changes.length > 0 ? [refetchStale(client, changes)] : []),
          ...(messages.length > 0 ? [refetchMessages(client, messages)] : []),
          ...(forms.length > 0 ? [refetchForms(client, forms)] : []),
        ];
    if (isAll || changes.length > 0)
      counting ??= setTimeout(() => {
        counting = undefined;
        void client.invalidateQueries(api.dashboard.pathFilter());
      }, FIGURES_MS);
    [changes, messages, forms, isAll] = [[], [], [], false];
    await Promise.all(round);
    isUnderWay = false;
    await go();
  };
  const soon = () => {
    gathering ??= setTimeout(() => {
      gathering = undefined;
      void go();
    }, GATHER_MS);
  };
  const unsettle = onSettled(() => {
    if (isDue()) soon();
  });
  document.addEventListener('visibilitychange', soon);

  return {
    add(more: BookingChanged[]) {
      changes.push(...more);
      soon();
    },
    addMessages(more: MessageTold[]) {
      messages.push(...more);
      soon();
    },
    addForms(more: FormTold[]) {
      forms.push(...more);
      soon();
    },
    all() {
      isAll = true;
      soon();
    },
    stop() {
      clearTimeout(gathering);
      clearTimeout(counting);
      unsettle();
      document.removeEventListener('visibilitychange', soon);
    },
  };
};
