import { Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';

type Props = {
  children: ReactNode;
  /** Whether it comes after a choice: then it is brought into view and read out (D20). */
  isNext: boolean;
};

/** What is to be chosen next. */
export const StepHeading = ({ children, isNext }: Props) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!isNext) return;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'start' });
  }, [isNext]);
  return (
    <Title order={2} size="h4" ref={heading} tabIndex={-1} className="step-heading">
      {children}
    </Title>
  );
};
