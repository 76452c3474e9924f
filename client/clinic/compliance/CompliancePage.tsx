import { useMay } from '../../session.tsx';
import { AllCompliance } from './AllCompliance.tsx';
import { OwnCompliance } from './OwnCompliance.tsx';

/** Everybody's for whoever leads the clinic, and one's own for the others (CLI-6). */
export const CompliancePage = () => (useMay()('compliance:read') ? <AllCompliance /> : <OwnCompliance />);
