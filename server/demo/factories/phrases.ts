import type { Faker } from '@faker-js/faker';

type Proof = 'licence' | 'certificate' | 'firstAid' | 'hygiene' | 'fire' | 'insurance';

interface Phrases {
  patientNotes: string[];
  bookingNotes: string[];
  cancellations: string[];
  relations: string[];
  services: string[];
  rooms: string[];
  devices: string[];
  waiting: string[];
  /** What patients write, with the answer where there is one. */
  messages: [asked: string, answered?: string][];
  announcements: [title: string, text: string][];
  tasks: string[];
  /** The checklist of the first of them. */
  taskLines: string[];
  /** What is done again and again, with its lines. */
  taskTemplates: [title: string, lines: string[]][];
  /** What has to be had in a clinic, with who issues it (see `fill-compliance.ts` for whose it is and how it stands). */
  compliance: Record<Proof, [title: string, issuedBy: string]>;
  /** Who outside the clinic looks after its patients. */
  specialists: [profession: string, organisation: string][];
}

const english: Phrases = {
  patientNotes: [
    'Allergic to penicillin.',
    'Prefers appointments in the morning.',
    'Uses a wheelchair; room on the ground floor, please.',
    'Hypertension, takes ramipril 5 mg daily.',
    'Type 2 diabetes; HbA1c every three months.',
    'Hard of hearing on the left side.',
    'Asthma; keeps a salbutamol inhaler with them.',
    'Anxious about needles. Please allow a few more minutes.',
    'Daughter usually comes along and may be told about results.',
    'Moved here last year; earlier records have been requested.',
  ],
  bookingNotes: [
    'Brings the latest lab results.',
    'Follow-up after the last visit.',
    'Please fast for eight hours beforehand.',
    'Persistent cough for two weeks.',
    'Wants to talk about the blood pressure diary.',
    'Needs a certificate for work.',
    'Back pain, worse when sitting.',
    'First visit; forms were sent by e-mail.',
    'Prescription renewal.',
  ],
  relations: ['Mother', 'Father', 'Wife', 'Husband', 'Daughter', 'Son', 'Neighbour'],
  cancellations: [
    'Patient is ill and stays at home.',
    'Patient could not get away from work.',
    'Practitioner was called to an emergency.',
    'Patient found an earlier appointment elsewhere.',
    'No transport today.',
    'Symptoms have gone.',
  ],
  services: ['Consultation', 'Check-up', 'Follow-up visit', 'Blood test', 'Vaccination', 'Ultrasound'],
  rooms: ['Room 1', 'Room 2', 'Treatment room'],
  devices: ['Ultrasound', 'ECG'],
  waiting: [
    'Flexible, lives around the corner.',
    'Only with a lift to the surgery.',
    'Can come within an hour.',
  ],
  messages: [
    [
      'Are my blood results back?',
      'They are, and all is fine. Dr. Torres will talk them through with you on your next visit.',
    ],
    ['May I take the new tablets together with ibuprofen?'],
    [
      'I cannot find the form for the gym. Could you send it again?',
      'It is at the front desk, in an envelope with your name.',
    ],
    ['Thank you for fitting me in yesterday!'],
  ],
  tasks: [
    'Ring up about the blood test',
    'Send the letter to the hospital',
    'Order gloves',
    'Have the scales checked',
  ],
  taskLines: ['Look up the values', 'Ask the doctor', 'Ring up'],
  taskTemplates: [
    ['Admit a new patient', ['Check the insurance', 'Have the consents signed', 'Hand out the house rules']],
    [
      'Close the practice for the night',
      ['Lock the medicines away', 'Empty the steriliser', 'Set the alarm'],
    ],
  ],
  compliance: {
    licence: ['Licence to practise', 'Medical Council'],
    certificate: ['Radiation protection', 'Radiation Protection Office'],
    firstAid: ['First aid', 'Red Cross'],
    hygiene: ['Hygiene training', 'Institute of Hygiene'],
    fire: ['Fire extinguishers', 'Fire Safety Ltd'],
    insurance: ['Liability insurance', 'Mutual Insurance'],
  },
  specialists: [
    ['Cardiologist', 'Heart Centre'],
    ['Neurologist', 'Neurology at the Park'],
    ['Occupational therapist', 'Hands on Therapy'],
    ['Speech therapist', 'Voice and Language'],
  ],
  announcements: [
    ['Flu vaccines are here', 'We vaccinate without an appointment, every day from 8 to 10.'],
    [
      'New phone system on Friday',
      'Between noon and two nobody can ring us up. Please note who wanted to be called back.',
    ],
  ],
};

const german: Phrases = {
  patientNotes: [
    'Penicillinallergie.',
    'Kommt lieber vormittags.',
    'Rollstuhl; bitte einen Raum im Erdgeschoss.',
    'Bluthochdruck, Ramipril 5 mg täglich.',
    'Typ-2-Diabetes; HbA1c alle drei Monate.',
    'Hört auf dem linken Ohr schlecht.',
    'Asthma; hat immer ein Salbutamol-Spray dabei.',
    'Angst vor Spritzen, bitte etwas mehr Zeit einplanen.',
    'Tochter begleitet meist und darf Befunde erfahren.',
    'Letztes Jahr zugezogen; Unterlagen sind angefordert.',
  ],
  bookingNotes: [
    'Bringt die letzten Laborwerte mit.',
    'Kontrolle nach dem letzten Besuch.',
    'Bitte nüchtern kommen.',
    'Seit zwei Wochen Husten.',
    'Möchte das Blutdrucktagebuch besprechen.',
    'Braucht eine Arbeitsunfähigkeitsbescheinigung.',
    'Rückenschmerzen, vor allem im Sitzen.',
    'Erster Besuch; Anamnesebogen wurde zugeschickt.',
    'Folgerezept.',
  ],
  relations: ['Mutter', 'Vater', 'Ehefrau', 'Ehemann', 'Tochter', 'Sohn', 'Nachbarin'],
  cancellations: [
    'Patient ist krank und bleibt zu Hause.',
    'Beruflich verhindert.',
    'Ärztin wurde zu einem Notfall gerufen.',
    'Hat anderswo früher einen Termin bekommen.',
    'Bahn ausgefallen.',
    'Beschwerden sind abgeklungen.',
  ],
  services: ['Sprechstunde', 'Vorsorge', 'Verlaufskontrolle', 'Blutabnahme', 'Impfung', 'Ultraschall'],
  rooms: ['Sprechzimmer 1', 'Sprechzimmer 2', 'Behandlungsraum'],
  devices: ['Ultraschall', 'EKG'],
  waiting: [
    'Zeitlich flexibel, wohnt um die Ecke.',
    'Nur mit Fahrdienst.',
    'Kann innerhalb einer Stunde da sein.',
  ],
  messages: [
    ['Sind meine Blutwerte schon da?', 'Ja, alles in Ordnung. Beim nächsten Termin besprechen wir sie.'],
    ['Darf ich die neuen Tabletten zusammen mit Ibuprofen nehmen?'],
    ['Ich finde das Formular für die Reha nicht mehr.', 'Es liegt am Empfang für Sie bereit.'],
    ['Danke für den schnellen Termin gestern!'],
  ],
  tasks: [
    'Wegen der Blutwerte anrufen',
    'Brief ans Krankenhaus schicken',
    'Handschuhe bestellen',
    'Waage eichen lassen',
  ],
  taskLines: ['Werte heraussuchen', 'Ärztin fragen', 'Anrufen'],
  taskTemplates: [
    [
      'Neuen Patienten aufnehmen',
      ['Versicherung prüfen', 'Einwilligungen unterschreiben lassen', 'Hausordnung geben'],
    ],
    ['Praxis abends schließen', ['Medikamente einschließen', 'Sterilisator leeren', 'Alarm einschalten']],
  ],
  compliance: {
    licence: ['Approbation', 'Landesprüfungsamt'],
    certificate: ['Fachkunde Strahlenschutz', 'Ärztekammer'],
    firstAid: ['Erste-Hilfe-Kurs', 'Rotes Kreuz'],
    hygiene: ['Hygieneschulung', 'Institut für Hygiene'],
    fire: ['Feuerlöscher', 'Brandschutz GmbH'],
    insurance: ['Berufshaftpflicht', 'Ärzteversicherung'],
  },
  specialists: [
    ['Ergotherapie', 'Praxis Handwerk'],
    ['Kardiologie', 'Herzzentrum'],
    ['Logopädie', 'Praxis Stimme und Sprache'],
    ['Neurologie', 'Neurologie am Park'],
  ],
  announcements: [
    ['Grippeimpfstoff ist da', 'Geimpft wird ohne Termin, täglich von 8 bis 10 Uhr.'],
    [
      'Neue Telefonanlage am Freitag',
      'Zwischen 12 und 14 Uhr sind wir nicht zu erreichen. Bitte Rückrufwünsche notieren.',
    ],
  ],
};

/** What people in a clinic write, in the language of the faker. */
export const phrasesFor = (faker: Faker): Phrases =>
  faker.rawDefinitions.metadata?.language === 'de' ? german : english;
