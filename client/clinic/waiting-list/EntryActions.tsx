import { Menu } from '@mantine/core';
import { IconCalendarPlus, IconClockPlus, IconDoorExit, IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { WaitingEntry } from '../../../shared/clinic/waiting-list.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { offerUndo, tellFailure, tellSuccess } from '../../ui/failure/offer-undo.tsx';

/** Two hours are what a patient asks for who has to ask at home. */
const MORE_MINUTES = 120;

type Props = { entry: WaitingEntry };

/** What can be done with an entry: with what is offered, as the patient says on the phone, and with the wait itself. */
export const EntryActions = ({ entry }: Props) => {
  const { id, version, status, patient } = entry;
  const { moment } = useFormats();
  const saying = (words: (entry: WaitingEntry) => string) => ({
    onError: tellFailure,
    onSuccess: (changed: WaitingEntry) => tellSuccess(words(changed)),
  });
  const accept = useMutation(
    api.waitingList.accept.mutationOptions(saying(() => t('{name} is booked.', { name: patient.name }))),
  );
  const decline = useMutation(
    api.waitingList.decline.mutationOptions(saying(() => t('{name} waits on.', { name: patient.name }))),
  );
  const extend = useMutation(
    api.waitingList.extend.mutationOptions(
      saying(({ offer }) =>
        offer
          ? t('The time is kept until {until}.', { until: moment(offer.until) })
          : t('The time is kept until it begins.'),
      ),
    ),
  );
  const { mutateAsync: putBack } = useMutation(api.waitingList.putBack.mutationOptions());
  const withdraw = useMutation(
    api.waitingList.withdraw.mutationOptions({
      onError: tellFailure,
      onSuccess: withdrawn =>
        offerUndo(t('{name} waits no more.', { name: patient.name }), () =>
          putBack({ id, version: withdrawn.version }),
        ),
    }),
  );
  const icon = { size: 16, 'aria-hidden': true } as const;
  return (
    <>
      {status === 'offered' && (
        <>
          <Menu.Item
            leftSection={<IconCalendarPlus {...icon} />}
            onClick={() => accept.mutate({ id, version })}
          >
            {t('Book what is offered')}
          </Menu.Item>
          <Menu.Item leftSection={<IconX {...icon} />} onClick={() => decline.mutate({ id, version })}>
            {t('Decline the offer')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconClockPlus {...icon} />}
            onClick={() => extend.mutate({ id, version, minutes: MORE_MINUTES })}
          >
            {t('Keep it two hours from now')}
          </Menu.Item>
        </>
      )}
      {(status === 'waiting' || status === 'offered') && (
        <Menu.Item leftSection={<IconDoorExit {...icon} />} onClick={() => withdraw.mutate({ id, version })}>
          {t('Withdraw')}
        </Menu.Item>
      )}
    </>
  );
};
