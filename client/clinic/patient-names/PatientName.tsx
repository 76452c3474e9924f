import type { ReactNode } from 'react';
import type { NotedPatient } from '../../../shared/clinic/bookings.ts';
import { AlertMark } from './AlertMark.tsx';
import { NamesakeMark } from './NamesakeMark.tsx';

type Props = {
  patient: NotedPatient;
  /** Ids of those who share their name with another one who is shown here. */
  namesakes?: Set<string>;
  /** What the name is written as, such as a link. */
  render?: (name: string) => ReactNode;
};

/**
 * How somebody who is booked, or about to be, is called anywhere: with what must be known before they are treated (P9), and
 * whether they are easily taken for another one (P10). A test finds where a name stands without.
 */
export const PatientName = ({ patient, namesakes, render = name => name }: Props) => (
  <span className="patient-name">
    <span className="patient-name-words">{render(patient.name)}</span>
    <AlertMark alerts={patient.alerts} />
    {namesakes?.has(patient.id) && <NamesakeMark />}
  </span>
);
