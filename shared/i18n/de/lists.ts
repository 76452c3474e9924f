/** What can be done with many rows of a list at once, and taking them along. */
export const lists = {
  Deactivating: 'Deaktivieren',
  'Export selected': 'Auswahl exportieren',
  'Put into service': 'In Betrieb nehmen',
  'Putting into service': 'In Betrieb nehmen',
  'Selected devices': 'Ausgewählte Geräte',
  'Selected facilities': 'Ausgewählte Standorte',
  'Selected members': 'Ausgewählte Teammitglieder',
  'Selected rooms': 'Ausgewählte Räume',
  'Take out of service': 'Außer Betrieb nehmen',
  'Taking out of service': 'Außer Betrieb nehmen',
  '{count, plural, one {# booking to come. Please deactivate this one by itself.} other {# bookings to come. Please deactivate this one by itself.}}':
    '{count, plural, one {# bevorstehender Termin. Bitte einzeln deaktivieren.} other {# bevorstehende Termine. Bitte einzeln deaktivieren.}}',
  '{count, plural, one {# booking to come. Please move this one to the trash by itself.} other {# bookings to come. Please move this one to the trash by itself.}}':
    '{count, plural, one {# bevorstehender Termin. Bitte einzeln in den Papierkorb verschieben.} other {# bevorstehende Termine. Bitte einzeln in den Papierkorb verschieben.}}',
  '{count, plural, one {# device as before.} other {# devices as before.}}':
    '{count, plural, one {# Gerät wie zuvor.} other {# Geräte wie zuvor.}}',
  '{count, plural, one {# device in service.} other {# devices in service.}}':
    '{count, plural, one {# Gerät in Betrieb.} other {# Geräte in Betrieb.}}',
  '{count, plural, one {# device left as before.} other {# devices left as before.}}':
    '{count, plural, one {# Gerät unverändert.} other {# Geräte unverändert.}}',
  '{count, plural, one {# device moved to the trash.} other {# devices moved to the trash.}}':
    '{count, plural, one {# Gerät in den Papierkorb verschoben.} other {# Geräte in den Papierkorb verschoben.}}',
  '{count, plural, one {# device out of service.} other {# devices out of service.}}':
    '{count, plural, one {# Gerät außer Betrieb.} other {# Geräte außer Betrieb.}}',
  '{count, plural, one {# device refused:} other {# devices refused:}}':
    '{count, plural, one {# Gerät abgelehnt:} other {# Geräte abgelehnt:}}',
  '{count, plural, one {# device selected} other {# devices selected}}':
    '{count, plural, one {# Gerät ausgewählt} other {# Geräte ausgewählt}}',
  '{count, plural, one {# facility as before.} other {# facilities as before.}}':
    '{count, plural, one {# Standort wie zuvor.} other {# Standorte wie zuvor.}}',
  '{count, plural, one {# facility left as before.} other {# facilities left as before.}}':
    '{count, plural, one {# Standort unverändert.} other {# Standorte unverändert.}}',
  '{count, plural, one {# facility moved to the trash.} other {# facilities moved to the trash.}}':
    '{count, plural, one {# Standort in den Papierkorb verschoben.} other {# Standorte in den Papierkorb verschoben.}}',
  '{count, plural, one {# facility refused:} other {# facilities refused:}}':
    '{count, plural, one {# Standort abgelehnt:} other {# Standorte abgelehnt:}}',
  '{count, plural, one {# facility selected} other {# facilities selected}}':
    '{count, plural, one {# Standort ausgewählt} other {# Standorte ausgewählt}}',
  '{count, plural, one {# member activated.} other {# members activated.}}':
    '{count, plural, one {# Teammitglied aktiviert.} other {# Teammitglieder aktiviert.}}',
  '{count, plural, one {# member as before.} other {# members as before.}}':
    '{count, plural, one {# Teammitglied wie zuvor.} other {# Teammitglieder wie zuvor.}}',
  '{count, plural, one {# member deactivated.} other {# members deactivated.}}':
    '{count, plural, one {# Teammitglied deaktiviert.} other {# Teammitglieder deaktiviert.}}',
  '{count, plural, one {# member left as before.} other {# members left as before.}}':
    '{count, plural, one {# Teammitglied unverändert.} other {# Teammitglieder unverändert.}}',
  '{count, plural, one {# member moved to the trash.} other {# members moved to the trash.}}':
    '{count, plural, one {# Teammitglied in den Papierkorb verschoben.} other {# Teammitglieder in den Papierkorb verschoben.}}',
  '{count, plural, one {# member refused:} other {# members refused:}}':
    '{count, plural, one {# Teammitglied abgelehnt:} other {# Teammitglieder abgelehnt:}}',
  '{count, plural, one {# member selected} other {# members selected}}':
    '{count, plural, one {# Teammitglied ausgewählt} other {# Teammitglieder ausgewählt}}',
  '{count, plural, one {# room as before.} other {# rooms as before.}}':
    '{count, plural, one {# Raum wie zuvor.} other {# Räume wie zuvor.}}',
  '{count, plural, one {# room in service.} other {# rooms in service.}}':
    '{count, plural, one {# Raum in Betrieb.} other {# Räume in Betrieb.}}',
  '{count, plural, one {# room left as before.} other {# rooms left as before.}}':
    '{count, plural, one {# Raum unverändert.} other {# Räume unverändert.}}',
  '{count, plural, one {# room moved to the trash.} other {# rooms moved to the trash.}}':
    '{count, plural, one {# Raum in den Papierkorb verschoben.} other {# Räume in den Papierkorb verschoben.}}',
  '{count, plural, one {# room out of service.} other {# rooms out of service.}}':
    '{count, plural, one {# Raum außer Betrieb.} other {# Räume außer Betrieb.}}',
  '{count, plural, one {# room refused:} other {# rooms refused:}}':
    '{count, plural, one {# Raum abgelehnt:} other {# Räume abgelehnt:}}',
  '{count, plural, one {# room selected} other {# rooms selected}}':
    '{count, plural, one {# Raum ausgewählt} other {# Räume ausgewählt}}',
  '{count, plural, one {Undo # device} other {Undo # devices}}':
    '{count, plural, one {# Gerät zurücknehmen} other {# Geräte zurücknehmen}}',
  '{count, plural, one {Undo # facility} other {Undo # facilities}}':
    '{count, plural, one {# Standort zurücknehmen} other {# Standorte zurücknehmen}}',
  '{count, plural, one {Undo # member} other {Undo # members}}':
    '{count, plural, one {# Teammitglied zurücknehmen} other {# Teammitglieder zurücknehmen}}',
  '{count, plural, one {Undo # room} other {Undo # rooms}}':
    '{count, plural, one {# Raum zurücknehmen} other {# Räume zurücknehmen}}',
};
