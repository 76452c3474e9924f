/** Postal addresses of patients, facilities and the clinic. */
export const addresses = {
  'Another postal address of this kind was entered for the same time just now. Please try again.':
    'Eine andere Anschrift dieser Art wurde gerade für dieselbe Zeit eingetragen. Bitte versuchen Sie es erneut.',
  'Please enter a postal code of letters, digits and hyphens.':
    'Bitte geben Sie eine Postleitzahl aus Buchstaben, Ziffern und Bindestrichen ein.',
  Visitors: 'Besuch',
  'Where it is stands on its page': 'Die Anschriften stehen auf der Seite des Standorts',
} as const;
