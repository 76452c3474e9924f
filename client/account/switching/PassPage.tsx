import { useRouteContext } from '@tanstack/react-router';
import { EnterFailed } from './EnterFailed.tsx';

/** Only who is not passed on gets to see it. */
export const PassPage = () => <EnterFailed {...useRouteContext({ from: '/pass' })} />;
