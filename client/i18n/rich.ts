import { createElement, Fragment, type ReactNode } from 'react';
import { formatOf, type Message } from '../../shared/i18n/translate.ts';

type Parts = Record<string, ReactNode | ((inside: ReactNode[]) => ReactNode)>;

/** A sentence with elements in it: `<b>…</b>` in the message is given what it encloses, `{name}` may be an element. */
export const rich = (message: Message, values: Parts): ReactNode => {
  const parts = formatOf(message).format<ReactNode>(values);
  // Their order is that of the sentence, which does not change.
  return createElement(Fragment, null, ...[parts].flat());
};
