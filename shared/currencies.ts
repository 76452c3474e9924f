/** ISO 4217, list one: the currencies that are paid with, by their minor digits. Browsers each know others (K14). */
const codes = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF',
  2: `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE
    CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR
    KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB
    PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY
    TTD TWD TZS UAH USD UYU UZS VES WST XCD XCG YER ZAR ZMW ZWG`,
  3: 'BHD IQD JOD KWD LYD OMR TND',
} as const;

const digitsOf = new Map(
  Object.entries(codes).flatMap(([digits, list]) => list.split(/\s+/).map(code => [code, Number(digits)])),
);

/** Codes such as `EUR`, in order. */
export const currencies: readonly string[] = [...digitsOf.keys()].sort();

/** How many digits its minor unit has: 2 for cents, none for yen, 3 for fils. 2 where there is no such currency. */
export const minorDigits = (currency: string): number => digitsOf.get(currency) ?? 2;

/** Whose unit is worth less than a cent of a dollar, so that amounts run into the millions. */
const SMALL = new Set('COP GNF IDR IRR KHR LAK LBP MGA MMK PYG SLE SYP TZS UGX UZS VND'.split(' '));

/** Of whichever currency. */
export const MOST_MINOR_UNITS = 1e12;

/** The most, in minor units, that anything costs: a million, or ten thousand millions where the unit is small. */
export const mostOf = (currency: string): number =>
  (SMALL.has(currency) ? 1e10 : 1e6) * 10 ** minorDigits(currency);
