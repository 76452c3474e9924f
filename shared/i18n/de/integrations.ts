export const integrations = {
  Connections: 'Verbindungen',
  'With other systems, as far as the last {days} days tell':
    'Mit anderen Systemen, nach dem Stand der letzten {days} Tage',
  'Not connected': 'Nicht verbunden',
  Connected: 'Verbunden',
  Failing: 'Gestört',
  'A test letter to {recipient} is on its way.': 'Eine Test-E-Mail an {recipient} ist unterwegs.',
  'Send me a test letter': 'Test-E-Mail an mich senden',
  'What is missing': 'Was fehlt',
  'Whoever runs this installation has set no mail server, so letters stay in the outbox.':
    'Der Betreiber dieser Installation hat keinen Mailserver eingerichtet, deshalb bleiben E-Mails im Postausgang.',
  'Last sent': 'Zuletzt versandt',
  'Last failure': 'Letzter Fehler',
  '{moment}: {fault}': '{moment}: {fault}',
  '{moment}: {outcome}': '{moment}: {outcome}',
  '{moment}, {webhook}: {outcome}': '{moment}, {webhook}: {outcome}',
  'Test letter': 'Test-E-Mail',
  Links: 'Links',
  Targets: 'Ziele',
  'Told last': 'Zuletzt gemeldet',
  'The last event is sent again within a minute.':
    'Das letzte Ereignis wird innerhalb einer Minute erneut gesendet.',
  '{webhook}: {outcome}, {moment}': '{webhook}: {outcome}, {moment}',
  '{webhook}: nothing yet': '{webhook}: noch nichts',
  'Try {webhook}': '{webhook} testen',
  'Try it': 'Testen',
  '{active} active, {others} paused or disabled': '{active} aktiv, {others} pausiert oder abgeschaltet',
  'Last delivered': 'Zuletzt zugestellt',
  'Not delivered': 'Nicht zugestellt',
  '{dead} given up, {waiting} tried in vain so far':
    '{dead} aufgegeben, {waiting} bisher vergeblich versucht',
  'A test letter goes to a member who is signed in.': 'Eine Test-E-Mail geht an angemeldete Mitarbeitende.',
  'A test letter to you was written less than a minute ago.':
    'Vor weniger als einer Minute wurde schon eine Test-E-Mail an Sie geschrieben.',
  'Test letter of {clinic}': 'Test-E-Mail von {clinic}',
  'you asked for this letter to see whether mail of {clinic} arrives. It does.':
    'Sie haben diese E-Mail angefordert, um zu sehen, ob E-Mails von {clinic} ankommen. Sie kommen an.',
} as const;
