import { element, type Xml } from '../e-invoices/xml.ts';

/** What the file is called inside, by Factur-X and ZUGFeRD from 2.1 on. */
export const E_INVOICE_NAME = 'factur-x.xml';

const facturX = 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#';

const properties = {
  DocumentType: ['INVOICE', 'The kind of document that is embedded'],
  DocumentFileName: [E_INVOICE_NAME, 'The name of the embedded XML file'],
  Version: ['1.0', 'The version of the data that is embedded'],
  ConformanceLevel: ['EN 16931', 'The profile of the data that is embedded'],
} as const;

const about = (vocabularies: Record<string, string>, content: Xml[]): Xml =>
  element('rdf:Description', content, {
    'rdf:about': '',
    ...Object.fromEntries(Object.entries(vocabularies).map(([prefix, name]) => [`xmlns:${prefix}`, name])),
  });

const item = (content: Xml[]): Xml => element('rdf:li', content, { 'rdf:parseType': 'Resource' });

/** What kind of e-invoice is in the file, and what the four words mean: PDF/A knows none that are not declared (MY35). */
export const eInvoiceXmp = (): string => {
  const said = Object.entries(properties).map(([name, [value]]) => element(`fx:${name}`, value));
  const declared = Object.entries(properties).map(([name, [, description]]) =>
    item([
      element('pdfaProperty:name', name),
      element('pdfaProperty:valueType', 'Text'),
      element('pdfaProperty:category', 'external'),
      element('pdfaProperty:description', description),
    ]),
  );
  const schema = item([
    element('pdfaSchema:schema', 'Factur-X PDFA Extension Schema'),
    element('pdfaSchema:namespaceURI', facturX),
    element('pdfaSchema:prefix', 'fx'),
    element('pdfaSchema:property', [element('rdf:Seq', declared)]),
  ]);
  const declarations = {
    pdfaExtension: 'http://www.aiim.org/pdfa/ns/extension/',
    pdfaSchema: 'http://www.aiim.org/pdfa/ns/schema#',
    pdfaProperty: 'http://www.aiim.org/pdfa/ns/property#',
  };
  return [
    about(declarations, [element('pdfaExtension:schemas', [element('rdf:Bag', [schema])])]),
    about({ fx: facturX }, said),
  ]
    .map(({ xml }) => xml)
    .join('\n');
};

/** What the file says of itself, as its information dictionary does. */
export interface FileInfo {
  title: string;
  author: string;
  createdAt: Date;
  /** The program that made it. */
  maker: string;
}

export const infoXmp = ({ title, author, createdAt, maker }: FileInfo): string => {
  const at = `${createdAt.toISOString().slice(0, 19)}Z`;
  return [
    about({ dc: 'http://purl.org/dc/elements/1.1/' }, [
      element('dc:title', [element('rdf:Alt', [element('rdf:li', title, { 'xml:lang': 'x-default' })])]),
      element('dc:creator', [element('rdf:Seq', [element('rdf:li', author)])]),
    ]),
    about({ xmp: 'http://ns.adobe.com/xap/1.0/' }, [
      element('xmp:CreateDate', at),
      element('xmp:CreatorTool', maker),
    ]),
    about({ pdf: 'http://ns.adobe.com/pdf/1.3/' }, [element('pdf:Producer', maker)]),
  ]
    .map(({ xml }) => xml)
    .join('\n');
};
