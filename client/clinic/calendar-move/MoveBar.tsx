import { Kbd } from '@mantine/core';
import { t } from '../../../shared/i18n/translate.ts';
import type { Whereabouts } from './whereabouts.ts';

type Props = {
  /** The patient whose booking is moved by the keys, if there is one. */
  patient: string | undefined;
  whereabouts: Whereabouts | undefined;
};

/** Says where a booking stands that is moved by the keys, and what they do; read aloud with each step. */
export const MoveBar = ({ patient, whereabouts }: Props) => (
  <output className="move-bar" aria-live="assertive" aria-atomic>
    {patient && whereabouts && (
      <span>
        <b>Moving {patient}</b>
        <span>{whereabouts.place}</span>
        {whereabouts.conflict && <span className="move-conflict">{whereabouts.conflict}</span>}
        <span className="move-keys">
          <Kbd size="xs">arrows</Kbd> move, with <Kbd size="xs">Shift</Kbd> the end,{' '}
          <Kbd size="xs">Enter</Kbd> saves, <Kbd size="xs">{t('Esc')}</Kbd> leaves
        </span>
      </span>
    )}
  </output>
);
