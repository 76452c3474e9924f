/** Invoices, credit notes, payments and taxes. */
export const billing = {
  // Refusals.
  'Only what is taxed has a rate above 0, and only what is exempt or not taxed has a reason.':
    'Nur was besteuert wird, hat einen Satz über 0, und nur was befreit oder nicht steuerbar ist, einen Grund.',
  'A discount is at most 100 %, and 0 where there is none.':
    'Ein Rabatt beträgt höchstens 100 %, und 0, wo es keinen gibt.',
  'This patient has died, so no e-mail is sent. Please choose a letter.':
    'Dieser Patient ist verstorben, deshalb wird keine E-Mail gesendet. Bitte wählen Sie einen Brief.',
  'This patient is in the trash, so no e-mail is sent. Please choose a letter.':
    'Dieser Patient liegt im Papierkorb, deshalb wird keine E-Mail gesendet. Bitte wählen Sie einen Brief.',
  'This patient wants no e-mails from the clinic. Please choose a letter.':
    'Dieser Patient möchte keine E-Mails von der Praxis. Bitte wählen Sie einen Brief.',
  'There is no e-mail address of this patient. Please choose a letter.':
    'Von diesem Patienten gibt es keine E-Mail-Adresse. Bitte wählen Sie einen Brief.',
  'The third and last reminder was sent already.': 'Die dritte und letzte Mahnung wurde bereits gesendet.',
  'The last reminder was sent less than {count} days ago.':
    'Die letzte Mahnung wurde vor weniger als {count} Tagen gesendet.',
  'The last reminder gives time until its new day. Please wait until that is over.':
    'Die letzte Mahnung lässt bis zu ihrem neuen Termin Zeit. Bitte warten Sie, bis er vorbei ist.',
  'Nothing is owed of this invoice any more.': 'Von dieser Rechnung ist nichts mehr offen.',
  'This invoice is not overdue yet.': 'Diese Rechnung ist noch nicht überfällig.',
  'The new day until when it is to be paid must be still to come.':
    'Der neue Tag, bis zu dem zu zahlen ist, muss noch bevorstehen.',
  'Please give at most 180 days to pay what is overdue.':
    'Bitte geben Sie höchstens 180 Tage, um zu zahlen, was überfällig ist.',
  'Somebody sent a reminder of this invoice just now.':
    'Zu dieser Rechnung hat gerade jemand eine Mahnung gesendet.',
  'There is no tax rate “{name}” for {day}.': 'Für {day} gibt es keinen Steuersatz „{name}“.',
  'This booking is in the trash.': 'Dieser Termin liegt im Papierkorb.',
  'A visit that is still to come cannot be on an invoice.':
    'Ein Besuch, der noch bevorsteht, kann nicht auf einer Rechnung stehen.',
  'An invoice is not due before it is issued.': 'Eine Rechnung ist nicht fällig, bevor sie ausgestellt ist.',
  'This invoice was issued already, as {reference}.':
    'Diese Rechnung wurde bereits als {reference} ausgestellt.',
  'This invoice is a draft. Please issue it first.':
    'Diese Rechnung ist ein Entwurf. Bitte stellen Sie sie zuerst aus.',
  'A discount cannot be more than what it is taken off.':
    'Ein Rabatt kann nicht höher sein als das, wovon er abgeht.',
  'More cannot be credited than is left of a line.':
    'Mehr als von einer Zeile übrig ist, kann nicht gutgeschrieben werden.',
  'This invoice was taken back as a whole already.': 'Diese Rechnung wurde bereits vollständig storniert.',
  'Please name each line once.': 'Bitte nennen Sie jede Zeile einmal.',
  'What was paid cannot come later than today.': 'Eine Zahlung kann nicht nach dem heutigen Tag liegen.',
  'This is more than is due. Somebody else may have taken it just now.':
    'Das ist mehr, als offen ist. Vielleicht hat jemand anderes die Zahlung gerade angenommen.',
  'What was given back cannot be given back again.':
    'Was erstattet wurde, kann nicht noch einmal erstattet werden.',
  'More cannot be given back than was paid.': 'Mehr als gezahlt wurde, kann nicht erstattet werden.',
  'Another invoice was given this number.': 'Eine andere Rechnung hat diese Nummer bekommen.',
  'This booking is on another invoice already.': 'Dieser Termin steht bereits auf einer anderen Rechnung.',
  'An issued invoice never changes. Please write a credit note.':
    'Eine ausgestellte Rechnung ändert sich nie. Bitte schreiben Sie eine Gutschrift.',
  'What was entered stays as it is. Please take it back by an entry of its own.':
    'Was gebucht wurde, bleibt, wie es ist. Bitte nehmen Sie es durch eine eigene Buchung zurück.',
  'Numbers are given one after the other.': 'Nummern werden eine nach der anderen vergeben.',
  'The sums of this invoice do not agree. Nothing was saved.':
    'Die Summen dieser Rechnung stimmen nicht überein. Es wurde nichts gespeichert.',
  'A payment is for an issued invoice, in its currency.':
    'Eine Zahlung gehört zu einer ausgestellten Rechnung, in deren Währung.',
  'There is a rate of this name from this day on already.':
    'Von diesem Tag an gibt es bereits einen Satz dieses Namens.',

  // What an e-invoice lacks, and what it says.
  'An e-invoice can say amounts of two digits after the point only, which {currency} has not.':
    'Eine E-Rechnung kann nur Beträge mit zwei Nachkommastellen nennen, die {currency} nicht hat.',
  'Each line needs one of the taxes of the clinic, also where there is none to pay.':
    'Jede Zeile braucht eine der Steuern der Praxis, auch wo keine zu zahlen ist.',
  'Nothing is to be paid. It takes back what the invoice {number} asked for.':
    'Es ist nichts zu zahlen. Zurückgenommen wird, was die Rechnung {number} verlangt hat.',
  'One invoice can name one reason only why there is no tax, and not: {reasons}':
    'Eine Rechnung kann nur einen Grund nennen, warum keine Steuer anfällt, und nicht: {reasons}',
  'Taken back by {reference}: {amount}': 'Zurückgenommen durch {reference}: {amount}',
  'Tax number {number}': 'Steuernummer {number}',
  'The clinic had no postal address on the day of the invoice.':
    'Die Praxis hatte am Tag der Rechnung keine Postanschrift.',
  'The clinic’s details had no VAT number and no tax number in the form of its country.':
    'In den Angaben der Praxis stand weder eine USt-IdNr. noch eine Steuernummer in der Form ihres Landes.',
  'The patient had no postal address on the day of the invoice.':
    'Der Patient hatte am Tag der Rechnung keine Postanschrift.',
  'VAT number {number}': 'USt-IdNr. {number}',
  'What is not subject to tax cannot be on one invoice with anything else.':
    'Was nicht steuerbar ist, kann nicht mit anderem auf einer Rechnung stehen.',
  'What is not subject to tax needs the tax number of the clinic; one for VAT is not enough.':
    'Was nicht steuerbar ist, braucht die Steuernummer der Praxis; eine USt-IdNr. reicht dafür nicht.',

  Money: 'Geld',
  'Trashed: drafts of invoices': 'Im Papierkorb: Entwürfe von Rechnungen',
  'Trashed: tax rates': 'Im Papierkorb: Steuersätze',
  'take back': 'zurücknehmen',
  'set taxes': 'Steuern festlegen',
  // Pages, and the words of the audit.
  'A credit note takes back what is left of the invoice. Its visits can be billed again.':
    'Eine Gutschrift nimmt zurück, was von der Rechnung übrig ist. Ihre Besuche können erneut abgerechnet werden.',
  'A rate that changes is entered once more, by the same name and from its new day':
    'Ein Satz, der sich ändert, wird noch einmal eingetragen, mit demselben Namen und ab seinem neuen Tag',
  Amount: 'Betrag',
  'Amount of the discount': 'Betrag des Rabatts',
  'An amount less': 'Ein Betrag weniger',
  'An invoice keeps what it said when it was issued: what you add now is on the next ones.':
    'Eine Rechnung behält, was sie beim Ausstellen sagte: Was Sie jetzt ergänzen, steht auf den nächsten.',
  'Another line': 'Weitere Zeile',
  'Another way': 'Auf andere Weise',
  'Bank transfer': 'Überweisung',
  'Both sides of the bill in parts': 'Beide Seiten der Rechnung, in Teilen',
  'Bill it': 'Abrechnen',
  Card: 'Karte',
  Cash: 'Bar',
  Category: 'Kategorie',
  'Category of the tax': 'Kategorie der Steuer',
  'Counts from': 'Gilt ab',
  'Credit note': 'Gutschrift',
  'Day of the visit': 'Tag des Besuchs',
  Discount: 'Rabatt',
  'Edit tax rate': 'Steuersatz bearbeiten',
  'Exempt from tax': 'Von der Steuer befreit',
  'For visits of this day and later': 'Für Besuche von diesem Tag an',
  'Give back': 'Erstatten',
  'How many': 'Anzahl',
  Invoice: 'Rechnung',
  Invoices: 'Rechnungen',
  'Invoices are due after': 'Rechnungen sind fällig nach',
  'Issue the invoice': 'Rechnung ausstellen',
  'Issued on': 'Ausgestellt am',
  'Issued on {issued}, due on {due}': 'Ausgestellt am {issued}, fällig am {due}',
  'Issued, it gets its number and is never changed again.':
    'Beim Ausstellen bekommt sie ihre Nummer und ändert sich nie mehr.',
  'It is more than is due, and stays to the patient’s credit':
    'Es ist mehr, als offen ist, und bleibt dem Patienten gutgeschrieben',
  'Kind of discount': 'Art des Rabatts',
  'Kind of tax': 'Art der Steuer',
  'Leave empty for the days that the settings of the clinic say':
    'Leer lassen für die Frist aus den Einstellungen der Praxis',
  'Line of a credit note': 'Zeile einer Gutschrift',
  'Line of an invoice': 'Zeile einer Rechnung',
  'Line {number}': 'Zeile {number}',
  'More than was due': 'Mehr als offen war',
  'Name of the tax': 'Name der Steuer',
  'New invoice': 'Neue Rechnung',
  'New tax rate': 'Neuer Steuersatz',
  'No discount': 'Kein Rabatt',
  'No invoices here': 'Hier sind keine Rechnungen',
  'No number yet': 'Noch keine Nummer',
  'No tax rates yet': 'Noch keine Steuersätze',
  'Not subject to tax': 'Nicht steuerbar',
  'Note on the invoice': 'Hinweis auf der Rechnung',
  'Numbers of invoices': 'Rechnungsnummern',
  'Overdue only': 'Nur überfällige',
  Paid: 'Bezahlt',
  'Paid by': 'Bezahlt mit',
  'Paid in part': 'Teilweise bezahlt',
  Payment: 'Zahlung',
  'Payment days': 'Zahlungsfrist in Tagen',
  'Payment that is given back': 'Zahlung, die erstattet wird',
  'Payment reminder': 'Zahlungserinnerung',
  'Payment reminders': 'Zahlungserinnerungen',
  'Second payment reminder': 'Zweite Mahnung',
  'Third and last payment reminder': 'Dritte und letzte Mahnung',
  'Reminder {level}': 'Mahnung {level}',
  'Send reminder': 'Mahnung senden',
  'Send it now': 'Jetzt senden',
  'How it is sent': 'Wie sie gesendet wird',
  'By e-mail': 'Per E-Mail',
  'By letter': 'Per Brief',
  'It asks for {amount}, and cannot be taken back.':
    'Sie fordert {amount} und kann nicht zurückgenommen werden.',
  'The reminder is on its way.': 'Die Mahnung ist unterwegs.',
  'The reminder is written. Please print and send it.':
    'Die Mahnung ist geschrieben. Bitte drucken und senden Sie sie.',
  'To be paid by {day}': 'Zahlbar bis {day}',
  'Which reminder': 'Die wievielte Mahnung',
  'Sent on': 'Gesendet am',
  'It was to be paid by': 'War zahlbar bis',
  'Paid or taken back so far': 'Bisher bezahlt oder zurückgenommen',
  'Your invoice {number} of {day} is not paid in full. {amount} is still due.':
    'Ihre Rechnung {number} vom {day} ist nicht vollständig bezahlt. Es sind noch {amount} offen.',
  'If you have paid in the meantime, there is nothing left to do.':
    'Falls Sie inzwischen gezahlt haben, brauchen Sie nichts mehr zu tun.',
  'Percent less': 'Prozent weniger',
  'Percent of tax': 'Steuer in Prozent',
  'Percent of the discount': 'Rabatt in Prozent',
  'Please save what you changed before you issue it.':
    'Bitte speichern Sie Ihre Änderungen, bevor Sie sie ausstellen.',
  'Postal address of the bill': 'Postanschrift der Rechnung',
  'Postal address of who bills': 'Postanschrift des Rechnungsstellers',
  'Price of each': 'Einzelpreis',
  'Prices include tax': 'Preise mit Steuer',
  'Prices include their tax': 'Preise enthalten ihre Steuer',
  'Quantity in thousandths': 'Menge in Tausendsteln',
  Rate: 'Satz',
  'Rate of the tax': 'Satz der Steuer',
  'Reason of the tax': 'Grund der Steuer',
  'Received on': 'Erhalten am',
  'Recipient of the bill': 'Empfänger der Rechnung',
  Reference: 'Referenz',
  'Remove line {number}': 'Zeile {number} entfernen',
  'Save the draft': 'Entwurf speichern',
  'Stands on the invoice': 'Steht auf der Rechnung',
  'Still due': 'Noch offen',
  'Sum of the lines: {sum}': 'Summe der Zeilen: {sum}',
  'Take a payment': 'Zahlung annehmen',
  'Take it': 'Annehmen',
  'Take the invoice back': 'Rechnung zurücknehmen',
  'Taken back': 'Zurückgenommen',
  'Taken back as a whole': 'Vollständig zurückgenommen',
  'Taken back by credit notes': 'Durch Gutschriften zurückgenommen',
  'Taken back so far': 'Bisher zurückgenommen',
  Tax: 'Steuer',
  'Tax of {rate}': 'Steuer von {rate}',
  'Tax rate': 'Steuersatz',
  'Tax rates': 'Steuersätze',
  Taxed: 'Besteuert',
  'Taxed at a rate of 0': 'Besteuert mit einem Satz von 0',
  'The PDF is no e-invoice (ZUGFeRD)': 'Das PDF ist keine E-Rechnung (ZUGFeRD)',
  'The draft for {name}': 'Der Entwurf für {name}',
  'To be paid by': 'Zahlbar bis',
  'To the patient’s credit': 'Guthaben des Patienten',
  Total: 'Gesamt',
  'Visited on': 'Besuch am',
  'What became of it': 'Was daraus wurde',
  'What it is for': 'Wofür',
  'What lines of invoices can be taxed by, and from when on':
    'Womit Zeilen von Rechnungen besteuert werden können, und ab wann',
  'What patients were asked for, and what was paid':
    'Was Patienten in Rechnung gestellt und was bezahlt wurde',
  'What the terminal or the bank says of it': 'Was das Kartengerät oder die Bank dazu sagt',
  'Who bills': 'Rechnungssteller',
  'Why is it taken back?': 'Warum wird sie zurückgenommen?',
  'Why there is none': 'Warum es keine gibt',
  'Without one, invoices have no tax.': 'Ohne einen Satz haben Rechnungen keine Steuer.',
  'Without tax': 'Ohne Steuer',
  'Write one for a patient, or bill a visit from its booking.':
    'Schreiben Sie eine für einen Patienten, oder rechnen Sie einen Besuch aus seinem Termin ab.',
  'Write the credit note': 'Gutschrift schreiben',
  '{name} is issued.': '{name} ist ausgestellt.',
  '{of, select, invoice {Draft} other {Draft}}': '{of, select, invoice {Entwurf} other {Entwurf}}',
  '{of, select, invoice {Open} other {Open}}': '{of, select, invoice {Offen} other {Offen}}',
  '{receipt} is given back.': '{receipt} ist erstattet.',
  '{receipt} is taken.': '{receipt} ist angenommen.',
} as const;
