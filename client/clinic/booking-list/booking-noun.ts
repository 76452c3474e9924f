export const bookingNoun = { one: 'booking', many: 'bookings' };
