import { skipToken, useQuery } from '@tanstack/react-query';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { api } from '../../trpc.ts';

/** The series that a booking is a date of. */
export const useSeriesOf = ({ series }: BookingRow) =>
  useQuery(api.series.get.queryOptions(series ? { id: series.id } : skipToken));
