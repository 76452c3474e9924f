/** What a page is drawn on; types only, so that a start does not load it. */
export type Page = PDFKit.PDFDocument;

/** A4 in points, with room for a foot. */
const height = 841.89;
const margin = 56;
export const page = { margin, height, width: 595.28 - 2 * margin, bottom: height - 76 };
