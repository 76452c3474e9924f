import { useQuery } from '@tanstack/react-query';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { api } from '../../trpc.ts';

/** How far the trail is sealed; nothing while that is unknown, or for whoever may not know. */
export const SealedTrail = () => {
  const { moment } = useFormats();
  const { data } = useQuery(api.audit.sealed.queryOptions(undefined, { retry: false }));
  if (!data?.until) return null;
  return (
    <>
      <br />
      {t('Sealed up to {moment}: whoever changes what was written before is found out.', {
        moment: moment(data.until),
      })}
    </>
  );
};
