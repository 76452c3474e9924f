/** Files that hang on what is asked of a clinic. */
export const attachments = {
  Files: 'Dateien',
  'No file is attached yet.': 'Es ist noch keine Datei angehängt.',
  'The files are loading': 'Die Dateien werden geladen',
  'Attach files': 'Dateien anhängen',
  'Or drop them here. Pictures, PDF and plain text, at most {megabytes} MB each. Nobody can open a file before it is checked, and the patient does not see it.':
    'Oder hierher ziehen. Bilder, PDF und reiner Text, je höchstens {megabytes} MB. Niemand kann eine Datei öffnen, bevor sie geprüft ist, und der Patient sieht sie nicht.',
  '{name}: {message}': '{name}: {message}',
  '{size} kB': '{size} kB',
  '{size} MB': '{size} MB',
  'Found: {finding}': 'Gefunden: {finding}',
  'The same file is attached here already.': 'Dieselbe Datei ist hier schon angehängt.',
  'File without a name': 'Datei ohne Namen',

  // What the check says.
  'Not sent to its end': 'Nicht vollständig gesendet',
  Checked: 'Geprüft',
  'Locked: malware': 'Gesperrt: Schadsoftware',
  'Not taken': 'Nicht angenommen',
  'Locked: not checked': 'Gesperrt: nicht geprüft',
  'The check cannot be reached at the moment. It is tried again by itself, and nobody can open the file before.':
    'Die Prüfung ist derzeit nicht erreichbar. Es wird von selbst wieder versucht, und vorher kann niemand die Datei öffnen.',
  'Only pictures (PNG, JPEG, GIF, WebP), PDF and plain text are taken, whatever the name says. Please save it as one of these and attach it again.':
    'Angenommen werden nur Bilder (PNG, JPEG, GIF, WebP), PDF und reiner Text, was auch immer der Name sagt. Bitte speichern Sie sie als eines davon und hängen Sie sie noch einmal an.',
  'This picture is damaged, or is none. Please save it anew and attach it again.':
    'Dieses Bild ist beschädigt oder keines. Bitte speichern Sie es neu und hängen Sie es noch einmal an.',
  'This picture has too many points. Please make it smaller and attach it again.':
    'Dieses Bild hat zu viele Bildpunkte. Bitte verkleinern Sie es und hängen Sie es noch einmal an.',
  'Malware was found in it. Nobody can open it. Please tell whoever sent it, and remove it here.':
    'Darin wurde Schadsoftware gefunden. Niemand kann sie öffnen. Bitte sagen Sie es dem, der sie geschickt hat, und entfernen Sie sie hier.',
  'It is too large to be checked, so nobody can open it. Please attach a smaller file.':
    'Sie ist zu groß, um geprüft zu werden, daher kann niemand sie öffnen. Bitte hängen Sie eine kleinere Datei an.',
  'It is built in a way that cannot be checked, so nobody can open it. Please save it anew and attach it again.':
    'Sie ist so aufgebaut, dass sie nicht geprüft werden kann, daher kann niemand sie öffnen. Bitte speichern Sie sie neu und hängen Sie sie noch einmal an.',
  'It is locked with a password, so it cannot be checked. Please save it without one and attach it again.':
    'Sie ist mit einem Passwort gesperrt und kann daher nicht geprüft werden. Bitte speichern Sie sie ohne Passwort und hängen Sie sie noch einmal an.',
  'It could not be checked, so nobody can open it. Please save it anew and attach it again.':
    'Sie konnte nicht geprüft werden, daher kann niemand sie öffnen. Bitte speichern Sie sie neu und hängen Sie sie noch einmal an.',
  'Sending it was broken off. Please remove it and attach the file again.':
    'Das Senden wurde abgebrochen. Bitte entfernen Sie sie und hängen Sie die Datei noch einmal an.',

  // What is refused.
  'This file is too large. Please attach at most {megabytes} MB.':
    'Diese Datei ist zu groß. Bitte hängen Sie höchstens {megabytes} MB an.',
  'At most {files} files hang here. Please remove one first.':
    'Hier hängen höchstens {files} Dateien. Bitte entfernen Sie zuerst eine.',
  'A file hangs on a request, on a record of compliance or on an expense.':
    'Eine Datei hängt an einer Anfrage, an einem Nachweis oder an einer Ausgabe.',
  'Or drop them here. Pictures, PDF and plain text, at most {megabytes} MB each. Nobody can open a file before it is checked.':
    'Oder hierher ziehen. Bilder, PDF und reiner Text, je höchstens {megabytes} MB. Niemand kann eine Datei öffnen, bevor sie geprüft ist.',
  'Only who began to attach this file can send the rest.':
    'Nur wer diese Datei anzuhängen begann, kann den Rest senden.',
  'This file has not been checked yet. Please try again in a moment.':
    'Diese Datei ist noch nicht geprüft. Bitte versuchen Sie es gleich noch einmal.',
  'This file cannot be opened, as it did not pass the check.':
    'Diese Datei kann nicht geöffnet werden, da sie die Prüfung nicht bestanden hat.',
  'This file was in the trash for {days} days and is gone. Please attach it again.':
    'Diese Datei war {days} Tage im Papierkorb und ist weg. Bitte hängen Sie sie noch einmal an.',
  'Only the check says what a file is.': 'Nur die Prüfung sagt, was eine Datei ist.',
  'There is no preview of this file.': 'Von dieser Datei gibt es keine Vorschau.',
  'This link has ended. Please open the file once more where it is attached.':
    'Dieser Link ist abgelaufen. Bitte öffnen Sie die Datei noch einmal dort, wo sie angehängt ist.',

  // What runs by itself, and the trail.
  'Checks of attached files': 'Prüfungen angehängter Dateien',
  'Check attached files': 'Angehängte Dateien prüfen',
  'Remove bytes of attached files': 'Bytes angehängter Dateien entfernen',
  'Attached file': 'Angehängte Datei',
  'Part of an attached file': 'Teil einer angehängten Datei',
  'How often it was tried': 'Wie oft es versucht wurde',
  'To be checked at': 'Zu prüfen am',
  'Checked at': 'Geprüft am',
  'Checked by': 'Geprüft von',
  'What was found': 'Was gefunden wurde',
  'Has a preview': 'Hat eine Vorschau',
  'Bytes that are there': 'Bytes, die da sind',
} as const;
