import { Text } from '@mantine/core';
import { Fragment } from 'react';
import type { OpeningHours } from '../../../shared/clinic/availability.ts';
import type { Formats } from '../../ui/formats/formats.ts';
import { openingLines } from './opening-lines.ts';

type Props = { openingHours: OpeningHours; formats: Formats };

/** When a facility is open in usual weeks. */
export const OpeningTimes = ({ openingHours, formats }: Props) => (
  <dl className="opening-times">
    {openingLines(openingHours, formats).map(({ days, hours }) => (
      <Fragment key={days}>
        <Text component="dt" inherit c="dimmed">
          {days}
        </Text>
        <dd className="numeric">{hours}</dd>
      </Fragment>
    ))}
  </dl>
);
