import { Box, VisuallyHidden } from '@mantine/core';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { bookingStatuses } from '../bookings/booking-words.ts';
import { namesakesOf } from '../patient-names/namesakes.ts';
import type { Sheet } from './sheets-of.ts';

type Props = { sheet: Sheet };

const columns = ['time', 'patient', 'service', 'facility', 'status', 'notes'];

/** What one practitioner takes along on paper: a row for each booking, with room to write. */
export const PractitionerSheet = ({ sheet: { practitioner, days } }: Props) => {
  const { longDate, span } = useFormats();
  return (
    <Box component="section" className="sheet" aria-label={practitioner} tabIndex={0}>
      <VisuallyHidden component="h2">{practitioner}</VisuallyHidden>
      {days.map(({ date, bookings }) => (
        <table key={date} className="sheet-table">
          <colgroup>
            {columns.map(name => (
              <col key={name} className={`sheet-${name}`} />
            ))}
          </colgroup>
          {/* A head is printed again on each page that the table goes on to. */}
          <thead>
            <tr>
              <th colSpan={6} scope="colgroup" className="sheet-whose">
                {practitioner}, {longDate(date)}
              </th>
            </tr>
            <tr>
              <th scope="col">{t('Time')}</th>
              <th scope="col">{t('Patient')}</th>
              <th scope="col">{t('Service')}</th>
              <th scope="col">{t('Facility')}</th>
              <th scope="col">{t('Status')}</th>
              <th scope="col">{t('Notes')}</th>
            </tr>
          </thead>
          <tbody>
            {bookings.map(({ id, startsAt, endsAt, patient, service, facility, status, notes }) => (
              <tr key={id}>
                <td className="numeric">{span(startsAt, endsAt)}</td>
                <td>
                  {patient.name}
                  {namesakesOf(bookings).has(patient.id) && <b className="sheet-alert">{t('Namesake')}</b>}
                  {patient.alerts.map(alert => (
                    <b key={alert} className="sheet-alert">
                      {alert}
                    </b>
                  ))}
                </td>
                <td>{service.name}</td>
                <td>{facility.name}</td>
                <td>{bookingStatuses[status].label}</td>
                <td className="sheet-remark">{notes}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </Box>
  );
};
