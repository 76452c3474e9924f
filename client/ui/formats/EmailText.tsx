import { Fragment } from 'react';

/** An e-mail address that breaks behind the @ and before a dot where there is no room for it, and never within a word. */
export const EmailText = ({ children }: { children: string }) => (
  <>
    {children.split(/(?<=@)|(?=\.)/).map((part, index) => (
      // The parts of one text keep their places.
      // oxlint-disable-next-line react/no-array-index-key
      <Fragment key={index}>
        {index > 0 && <wbr />}
        {part}
      </Fragment>
    ))}
  </>
);
