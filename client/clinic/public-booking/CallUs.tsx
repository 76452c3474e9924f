import { Anchor, Text } from '@mantine/core';

type Props = { phone: string | null | undefined; children: string };

/** Nobody is left without a way on: the clinic's phone number (D18). */
export const CallUs = ({ phone, children }: Props) => (
  <Text size="sm" c="dimmed">
    {children}
    {phone && (
      <>
        {' '}
        <Anchor href={`tel:${phone.replace(/[^+\d]/g, '')}`} inherit underline="always">
          {phone}
        </Anchor>
      </>
    )}
  </Text>
);
