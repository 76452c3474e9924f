import { Kbd } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { rich } from '../../i18n/rich.ts';
import type { Whereabouts } from './whereabouts.ts';

type Props = {
  /** The patient whose booking is moved by the keys, if there is one. */
  patient: string | undefined;
  whereabouts: Whereabouts | undefined;
};

const key = (name: ReactNode[]) => <Kbd size="xs">{name}</Kbd>;

/** Says where a booking stands that is moved by the keys, and what they do; read aloud with each step. */
export const MoveBar = ({ patient, whereabouts }: Props) => (
  <output className="move-bar" aria-live="assertive" aria-atomic>
    {patient && whereabouts && (
      <span>
        <b>{t('Moving {patient}', { patient })}</b>
        <span>{whereabouts.place}</span>
        {whereabouts.conflict && <span className="move-conflict">{whereabouts.conflict}</span>}
        <span className="move-keys">
          {rich(
            '<key>arrows</key> move, with <key>Shift</key> the end, <key>Enter</key> saves, <key>Esc</key> leaves',
            { key },
          )}
        </span>
      </span>
    )}
  </output>
);
