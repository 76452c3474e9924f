import { IconCalendarEvent, IconUser } from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { DAY } from '../../shared/durations.ts';
import { patientName } from '../clinic/patients/patient-words.ts';
import { usePatientMatches } from '../clinic/patients/use-patient-matches.ts';
import { useFormats, useMay } from '../session.tsx';
import { api } from '../trpc.ts';
import type { Hit } from '../ui/frame/hit.ts';

/** Of more patients than that it is not clear who is meant, and nobody's bookings are looked at. */
const FEW = 3;
const AHEAD_MS = 366 * DAY;

/** Patients by whatever they are found by, and what is booked for them from today on. */
export const usePatientHits = (typed: string): { patients: Hit[]; bookings: Hit[]; isSearching: boolean } => {
  const navigate = useNavigate();
  const formats = useFormats();
  const may = useMay();
  const { patients, isSearching } = usePatientMatches(may('patients:read') ? typed : '');
  const isClear = may('bookings:read') && !isSearching && patients.length <= FEW;
  const from = formats.toInstant(`${formats.today()} 00:00:00`);
  const to = new Date(Date.parse(from) + AHEAD_MS).toISOString();
  const asked = useQueries({
    queries: (isClear ? patients : []).map(({ id }) =>
      api.bookings.list.queryOptions({
        ...{ patientId: id, from, to, limit: 3 },
        status: ['pending', 'confirmed', 'arrived', 'in_room'],
      }),
    ),
  });

  return {
    isSearching: isSearching || asked.some(({ isPending }) => isPending),
    patients: patients.map(({ id, birthDate, identifier, ...names }) => ({
      id,
      label: patientName(names),
      description: [birthDate && formats.date(birthDate), identifier].filter(Boolean).join(' · '),
      icon: IconUser,
      run: () => navigate({ to: '/patients/$patientId', params: { patientId: id }, search: {} }),
    })),
    bookings: asked
      .flatMap(({ data }) => data?.items ?? [])
      .map(({ id, patient, service, practitioner, startsAt }) => ({
        id,
        label: `${patient.name}, ${formats.day(startsAt)}, ${formats.time(startsAt)}`,
        description: `${service.name} · ${practitioner.name}`,
        icon: IconCalendarEvent,
        run: () =>
          navigate({
            to: '/calendar',
            search: { date: formats.toWall(startsAt).slice(0, 10), bookingId: id },
          }),
      })),
  };
};
