/** What contracts say of what was entered, and words of `shared/` that pages show. */
export const contracts = {
  'This link is not complete.': 'Dieser Link ist nicht vollständig.',
  'This link is incomplete.': 'Dieser Link ist unvollständig.',
  'This link is not complete. Please open it from the letter again.':
    'Dieser Link ist nicht vollständig. Bitte öffnen Sie ihn noch einmal aus der E-Mail.',
  'Please choose a password without your name, your e-mail address or the name of the clinic.':
    'Bitte wählen Sie ein Passwort ohne Ihren Namen, Ihre E-Mail-Adresse oder den Namen der Praxis.',
  'This password is a common one or follows a well-known pattern. Several unrelated words make a good one.':
    'Dieses Passwort ist verbreitet oder folgt einem bekannten Muster. Gut sind mehrere Wörter ohne Zusammenhang.',
  'Please enter a password.': 'Bitte geben Sie ein Passwort ein.',
  'This password holds characters that cannot be stored.':
    'Dieses Passwort enthält Zeichen, die nicht gespeichert werden können.',
  'A code has six digits, a recovery code ten letters and digits.':
    'Ein Code hat sechs Ziffern, ein Wiederherstellungscode zehn Buchstaben und Ziffern.',
  'Please enter your password or a code.': 'Bitte geben Sie Ihr Passwort oder einen Code ein.',
  'Please enter the six digits that the app shows.':
    'Bitte geben Sie die sechs Ziffern ein, die die App anzeigt.',
  'Please type the eight signs of the letter.': 'Bitte geben Sie die acht Zeichen aus der E-Mail ein.',

  'Please enter text.': 'Bitte geben Sie Text ein.',
  'Please enter a number.': 'Bitte geben Sie eine Zahl ein.',
  'Please enter a whole number.': 'Bitte geben Sie eine ganze Zahl ein.',
  'Please enter a whole number from {min} to {max}.':
    'Bitte geben Sie eine ganze Zahl von {min} bis {max} ein.',
  'Please enter {max} at most.': 'Bitte geben Sie höchstens {max} ein.',
  'Please enter {min} at least.': 'Bitte geben Sie mindestens {min} ein.',
  'Please answer yes or no.': 'Bitte antworten Sie mit Ja oder Nein.',
  'Please give a list.': 'Bitte geben Sie eine Liste an.',
  'Please choose one of: {values}.': 'Bitte wählen Sie eines von: {values}.',
  'Please choose {max, plural, =1 {one} other {{max}}} at most.':
    'Bitte wählen Sie höchstens {max, plural, =1 {eines} other {{max}}} aus.',
  'Please choose at least {min, plural, =1 {one} other {{min}}}.':
    'Bitte wählen Sie mindestens {min, plural, =1 {eines} other {{min}}} aus.',
  'Please choose at most 200.': 'Bitte wählen Sie höchstens 200 aus.',
  'Not known here: {keys}.': 'Hier nicht bekannt: {keys}.',
  'This cannot be read.': 'Das ist nicht lesbar.',
  'Please use at most {max} characters.': 'Bitte höchstens {max} Zeichen verwenden.',
  'Please use at least {min} characters.': 'Bitte mindestens {min} Zeichen verwenden.',
  'Please use at least 12 characters.': 'Bitte mindestens 12 Zeichen verwenden.',
  'Please use at most 60 characters.': 'Bitte höchstens 60 Zeichen verwenden.',
  'Please use at most 63 characters.': 'Bitte höchstens 63 Zeichen verwenden.',
  'Please use at most 200 characters.': 'Bitte höchstens 200 Zeichen verwenden.',
  'Please use at most 254 characters.': 'Bitte höchstens 254 Zeichen verwenden.',
  'Please use letters.': 'Bitte verwenden Sie Buchstaben.',
  'Please use letters and dots.': 'Bitte verwenden Sie Buchstaben und Punkte.',
  'Please use lower-case letters, digits and hyphens.':
    'Bitte verwenden Sie Kleinbuchstaben, Ziffern und Bindestriche.',
  'Please use lower-case letters, digits and hyphens, such as standard.':
    'Bitte verwenden Sie Kleinbuchstaben, Ziffern und Bindestriche, zum Beispiel standard.',
  'Please use lower-case letters, digits and underscores, such as new_calendar.':
    'Bitte verwenden Sie Kleinbuchstaben, Ziffern und Unterstriche, zum Beispiel new_calendar.',
  'Please use one line, without characters that cannot be seen.':
    'Bitte verwenden Sie eine Zeile ohne unsichtbare Zeichen.',
  'This text holds characters that cannot be stored.':
    'Dieser Text enthält Zeichen, die nicht gespeichert werden können.',
  'Please enter something that can be seen.': 'Bitte geben Sie etwas Sichtbares ein.',
  'This is not a valid id.': 'Das ist keine gültige ID.',

  'Please enter a real date as YYYY-MM-DD.': 'Bitte geben Sie ein gültiges Datum als JJJJ-MM-TT ein.',
  'Please enter a date between 1880 and 2199.': 'Bitte geben Sie ein Datum zwischen 1880 und 2199 ein.',
  'Please enter a time with its offset, such as 2026-03-02T09:00:00Z.':
    'Bitte geben Sie einen Zeitpunkt mit Zeitverschiebung an, zum Beispiel 2026-03-02T09:00:00Z.',
  'Please enter a time between 1900 and 2199.': 'Bitte geben Sie einen Zeitpunkt zwischen 1900 und 2199 an.',
  'Please enter a time as HH:MM.': 'Bitte geben Sie eine Uhrzeit als HH:MM ein.',
  'Please choose a time zone from the list.': 'Bitte wählen Sie eine Zeitzone aus der Liste.',
  'Please begin at 00:00 of the next day.': 'Bitte beginnen Sie um 00:00 Uhr des nächsten Tages.',
  'Hours must end at another time than they begin.':
    'Zeiten müssen zu einer anderen Uhrzeit enden, als sie beginnen.',
  'These hours overlap.': 'Diese Zeiten überschneiden sich.',
  'The end must lie after the start.': 'Das Ende muss nach dem Beginn liegen.',
  'The end must not lie before the start.': 'Das Ende darf nicht vor dem Beginn liegen.',
  'It must end after it starts.': 'Das Ende muss nach dem Beginn liegen.',
  'The last day must not lie before the first.': 'Der letzte Tag darf nicht vor dem ersten liegen.',
  'The part of the day must end after it begins.': 'Die Tageszeit muss nach ihrem Beginn enden.',
  'An assignment cannot end before it begins.': 'Eine Zuordnung kann nicht enden, bevor sie beginnt.',
  'Please ask for {days} days at most.': 'Bitte fragen Sie höchstens {days} Tage ab.',
  'Please ask for {days} days at most, or by weeks or months.':
    'Bitte fragen Sie höchstens {days} Tage ab, oder nach Wochen oder Monaten.',
  'Please ask for {days} days at most, or for the bookings of one patient.':
    'Bitte fragen Sie höchstens {days} Tage ab, oder die Termine eines einzelnen Patienten.',
  'Please ask for 31 days at most.': 'Bitte fragen Sie höchstens 31 Tage ab.',
  'Please ask for 45 days at most.': 'Bitte fragen Sie höchstens 45 Tage ab.',
  'Please choose three years at most.': 'Bitte wählen Sie höchstens drei Jahre.',

  'A booking must end after it starts.': 'Ein Termin muss nach seinem Beginn enden.',
  'A booking lasts a day at most.': 'Ein Termin dauert höchstens einen Tag.',
  'This is no step that can be taken back.': 'Dieser Schritt lässt sich nicht zurücknehmen.',
  'Please say either how many dates, or until when.':
    'Bitte geben Sie entweder an, wie viele Termine, oder bis wann.',
  'Please choose at most 100 services.': 'Bitte wählen Sie höchstens 100 Leistungen.',
  'Please choose at most 50 facilities.': 'Bitte wählen Sie höchstens 50 Standorte.',
  'Please choose a facility, or leave the field out for the whole clinic.':
    'Bitte wählen Sie einen Standort, oder lassen Sie das Feld für die ganze Praxis weg.',
  'An amount cannot be negative.': 'Ein Betrag kann nicht negativ sein.',
  'This amount is too large.': 'Dieser Betrag ist zu groß.',
  'Please enter an amount.': 'Bitte geben Sie einen Betrag ein.',
  'Please enter a currency code such as EUR.': 'Bitte geben Sie ein Währungskürzel wie EUR ein.',

  'Consent to contact': 'Einwilligung in Kontakt',
  'Please enter a name.': 'Bitte geben Sie einen Namen ein.',
  'Please enter a name only, without web or e-mail addresses.':
    'Bitte geben Sie nur einen Namen ein, ohne Web- oder E-Mail-Adressen.',
  'A birth date cannot lie in the future.': 'Ein Geburtsdatum kann nicht in der Zukunft liegen.',
  'Please keep to {most} alerts.': 'Bitte beschränken Sie sich auf {most} Warnhinweise.',
  'Please enter an e-mail address.': 'Bitte geben Sie eine E-Mail-Adresse ein.',
  'Please enter an e-mail address such as ana@example.org.':
    'Bitte geben Sie eine E-Mail-Adresse wie ana@example.org ein.',
  'Please enter a phone number.': 'Bitte geben Sie eine Telefonnummer ein.',
  'Please enter a phone number or an e-mail address.':
    'Bitte geben Sie eine Telefonnummer oder eine E-Mail-Adresse ein.',
  'Please enter a phone number of 5 to 30 digits, spaces and + ( ) - / only.':
    'Bitte geben Sie eine Telefonnummer aus 5 bis 30 Ziffern, Leerzeichen und + ( ) - / ein.',
  'Please enter a phone number of at least 5 digits.':
    'Bitte geben Sie eine Telefonnummer mit mindestens 5 Ziffern ein.',
  'Please choose a country from the list.': 'Bitte wählen Sie ein Land aus der Liste.',
  'Please enter a language such as en or de-DE.': 'Bitte geben Sie eine Sprache wie en oder de-DE ein.',

  'A spreadsheet has shortened this number. Please format the column as text and enter it again.':
    'Eine Tabellenkalkulation hat diese Nummer gekürzt. Bitte formatieren Sie die Spalte als Text und geben Sie sie noch einmal ein.',
  'Please write dates like {example} or 1980-05-17, with all of the year.':
    'Bitte schreiben Sie Daten wie {example} oder 1980-05-17, mit vollständiger Jahreszahl.',
  'Please write one of: {words}.': 'Bitte schreiben Sie eines von: {words}.',
  'This file is empty.': 'Diese Datei ist leer.',
  'This file is too large. Please send at most {megabytes} MB and {rows, number} rows at once. A larger file can be split into several.':
    'Diese Datei ist zu groß. Bitte senden Sie höchstens {megabytes} MB und {rows, number} Zeilen auf einmal. Eine größere Datei lässt sich in mehrere teilen.',
  'Please send bytes in base64.': 'Bitte senden Sie Bytes in Base64.',
  'This part is too large.': 'Dieser Teil ist zu groß.',
  'Please choose a calendar file.': 'Bitte wählen Sie eine Kalenderdatei.',
  'This calendar is too large. Please choose one of 500,000 characters at most.':
    'Dieser Kalender ist zu groß. Bitte wählen Sie einen mit höchstens 500.000 Zeichen.',
  'This is no calendar file. Please choose one that ends in .ics.':
    'Das ist keine Kalenderdatei. Bitte wählen Sie eine, die auf .ics endet.',
  'This is not the search of a web address.': 'Das ist nicht der Suchteil einer Web-Adresse.',

  'Please enter a web address without a path, such as https://www.example.com.':
    'Bitte geben Sie eine Web-Adresse ohne Pfad ein, zum Beispiel https://www.example.com.',
  'Please use https: pages that anyone on the way can change must not call for your members.':
    'Bitte verwenden Sie https: Seiten, die unterwegs jeder ändern kann, dürfen nicht für Ihr Team anfragen.',
  'Please enter a host name such as clinic.example.com.':
    'Bitte geben Sie einen Hostnamen wie clinic.example.com ein.',
  'Please enter at most 20 web addresses.': 'Bitte geben Sie höchstens 20 Web-Adressen ein.',
  'Please enter a URL such as https://www.example.com/medflow.':
    'Bitte geben Sie eine URL wie https://www.example.com/medflow ein.',
  'Please choose at least one event.': 'Bitte wählen Sie mindestens ein Ereignis.',
  'Please choose at least one permission.': 'Bitte wählen Sie mindestens eine Berechtigung.',
  'Please enter an IP address such as 192.0.2.7 or a network such as 192.0.2.0/24.':
    'Bitte geben Sie eine IP-Adresse wie 192.0.2.7 oder ein Netz wie 192.0.2.0/24 ein.',
  'Please enter at most 50 networks.': 'Bitte geben Sie höchstens 50 Netze ein.',
  'Please choose a plan.': 'Bitte wählen Sie einen Tarif.',
  'MedFlow is being maintained at the moment. Nothing can be changed; please try again later.':
    'MedFlow wird gerade gewartet. Nichts kann geändert werden; bitte versuchen Sie es später noch einmal.',
  'MedFlow can only be read at the moment. Nothing can be changed.':
    'MedFlow kann im Moment nur gelesen werden. Nichts kann geändert werden.',
} as const;
