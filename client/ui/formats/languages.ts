import { ownLanguage } from '../../i18n/own-language.ts';

const names = new Intl.DisplayNames(ownLanguage, { type: 'language' });

export const languageName = (code: string): string => names.of(code) ?? code;

/** Languages that patients speak, by ISO 639-1. */
const codes =
  'af,am,ar,az,be,bg,bn,bs,ca,cs,cy,da,de,el,en,es,et,eu,fa,fi,fr,ga,gl,gu,ha,he,hi,hr,hu,hy,id,ig,is,it,ja,ka,kk,km,kn,ko,ku,ky,lb,lo,lt,lv,mi,mk,ml,mn,mr,ms,mt,my,ne,nl,no,pa,pl,ps,pt,ro,ru,rw,si,sk,sl,so,sq,sr,sv,sw,ta,te,tg,th,ti,tk,tl,tr,uk,ur,uz,vi,wo,xh,yo,zh,zu';

export const languages = codes
  .split(',')
  .map(code => ({ value: code, label: languageName(code) }))
  .toSorted((a, b) => a.label.localeCompare(b.label, ownLanguage));
