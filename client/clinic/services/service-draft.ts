import { type Service, serviceColors } from '../../../shared/clinic/services.ts';

type Color = (typeof serviceColors)[number];
const colorOf = (name: string | undefined): Color => serviceColors.find(color => color === name) ?? 'blue';

/** What the form shows for a service, or for a new one in the clinic's currency. */
export const draftOf = (service: Service | undefined, clinicCurrency: string) => ({
  version: service?.version ?? 0,
  values: {
    name: service?.name ?? '',
    slug: service?.slug ?? '',
    description: service?.description ?? '',
    durationMinutes: service?.durationMinutes ?? 30,
    bufferMinutes: service?.bufferMinutes ?? 0,
    price: service?.price ?? 0,
    currency: service?.currency ?? clinicCurrency,
    status: service?.status ?? 'active',
    color: colorOf(service?.color),
  },
});
