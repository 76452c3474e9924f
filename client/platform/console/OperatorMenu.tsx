import { tellFailure } from '../../ui/failure/offer-undo.tsx';
import { AccountMenu } from '../../ui/frame/AccountMenu.tsx';
import { operate } from '../connection/console-api.ts';
import { operatorRoles } from '../connection/console-words.ts';
import { useOperator } from '../connection/operator.ts';

export const OperatorMenu = () => {
  const { name, role, email } = useOperator().operator;
  const signOut = () =>
    operate.session.signOut.mutate().then(() => window.location.assign('/console/sign-in'), tellFailure);

  return <AccountMenu name={name} role={operatorRoles[role]} email={email} onSignOut={signOut} />;
};
