import { useNavigate, useRouteContext } from '@tanstack/react-router';
import { DoorPage } from './DoorPage.tsx';
import { SecondStepForm } from './SecondStepForm.tsx';

/** Whoever was let through by the apex alone shows the second factor here. */
export const EnterPage = () => {
  const { pending } = useRouteContext({ from: '/enter' });
  const navigate = useNavigate();
  return (
    <DoorPage title="One more step">
      <SecondStepForm
        pending={pending}
        onDone={() => void navigate({ to: '/', replace: true })}
        onBack={() => void navigate({ to: '/sign-in', search: {}, replace: true })}
      />
    </DoorPage>
  );
};
