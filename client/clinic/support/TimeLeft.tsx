import { useInterval } from '@mantine/hooks';
import { useState } from 'react';

const secondsUntil = (instant: string) => Math.max(0, Math.ceil((Date.parse(instant) - Date.now()) / 1000));

/** Counts down to an instant, as minutes and seconds. */
export const TimeLeft = ({ until }: { until: string }) => {
  const [seconds, setSeconds] = useState(() => secondsUntil(until));
  useInterval(() => setSeconds(secondsUntil(until)), 1000, { autoInvoke: true });
  const minutes = Math.floor(seconds / 60);
  return (
    <span className="numeric" role="timer">
      {minutes}:{String(seconds % 60).padStart(2, '0')} min
    </span>
  );
};
