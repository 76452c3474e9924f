import { useNavigate, useRouteContext } from '@tanstack/react-router';
import { DoorPage } from '../front-door/DoorPage.tsx';
import { SecondStepForm } from '../second-step/SecondStepForm.tsx';
import { EnterFailed } from './EnterFailed.tsx';

/** Whoever was let through by the apex alone shows the second factor here. */
export const EnterPage = () => {
  const stopped = useRouteContext({ from: '/enter' });
  const navigate = useNavigate();
  if ('failure' in stopped) return <EnterFailed failure={stopped.failure} />;
  return (
    <DoorPage title="One more step">
      <SecondStepForm
        pending={stopped.pending}
        onDone={() => void navigate({ to: '/', replace: true })}
        onBack={() => void navigate({ to: '/sign-in', search: {}, replace: true })}
      />
    </DoorPage>
  );
};
