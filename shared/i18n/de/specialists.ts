export const specialists = {
  Consulting: 'Berät',
  'Doctors and therapists outside the clinic who look after its patients':
    'Ärztinnen, Ärzte und Therapeuten außerhalb der Praxis, die sich um ihre Patienten kümmern',
  'Edit specialist': 'Fachkraft bearbeiten',
  'Enter somebody who is not in the list yet': 'Jemanden anlegen, der noch nicht in der Liste steht',
  'New specialist': 'Neue Fachkraft',
  'No specialists yet': 'Noch keine Fachkräfte',
  'Phone and e-mail': 'Telefon und E-Mail',
  'Practice or hospital': 'Praxis oder Klinik',
  Profession: 'Fachrichtung',
  Referring: 'Überweist',
  Specialist: 'Fachkraft',
  'Specialist of a placement': 'Fachkraft einer Unterbringung',
  'Such as Neurologist; the list is sorted by it. Please name no patient here.':
    'Etwa Neurologie; danach ist die Liste sortiert. Bitte nennen Sie hier keine Patienten.',
  'This specialist looks after the patient in this placement already.':
    'Diese Fachkraft kümmert sich in dieser Unterbringung bereits um den Patienten.',
  'Trashed: specialists': 'Im Papierkorb: Fachkräfte',
  Treating: 'Behandelt',
  'Whoever is in this list can be added to the placements of patients.':
    'Wer in dieser Liste steht, lässt sich zu Unterbringungen von Patienten hinzufügen.',
  specialist: 'Fachkraft',
} as const;
