import type { Page } from './page.ts';
import { E_INVOICE_NAME, eInvoiceXmp, type FileInfo, infoXmp } from './xmp.ts';

/** What a document is made with that is to be a PDF/A-3: pdfkit adds the colour profile and says which part it follows. */
export const archived = { subset: 'PDF/A-3b', pdfVersion: '1.7' } as const;

/**
 * Makes a PDF/A-3 an e-invoice: the XML is in it as another form of the same bill, and the metadata says so. What pdfkit
 * writes of title and author is not escaped, so that a name with `&` would spoil the packet: ours stands in its place.
 */
export const embedEInvoice = (doc: Page, xml: string, info: FileInfo): void => {
  const { createdAt } = info;
  const file = {
    ...{ name: E_INVOICE_NAME, type: 'text/xml', description: 'Factur-X / ZUGFeRD, EN 16931' },
    // DATEV refuses `Data`.
    relationship: 'Alternative',
    ...{ creationDate: createdAt, modifiedDate: createdAt },
  };
  doc.file(Buffer.from(xml), file);
  doc.appendXML(eInvoiceXmp());
  Object.assign(doc, { _addInfo: () => doc.appendXML(infoXmp(info)) });
};
