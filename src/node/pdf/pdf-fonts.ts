import { PDFArray, PDFDict, PDFDocument, PDFName, PDFStream } from '@cantoo/pdf-lib';

export interface PdfFont {
  /** With the six letters that mark a subset, e.g. `AAAAAA+NotoSans-Regular`. */
  readonly name: string;
  /** As in ISO 32000-1, 9.5: `Type0`, `TrueType`, `Type3`. */
  readonly type: string;
  /** Type 3 fonts are drawings inside the PDF; they count as not embedded, since they are no fonts to a reader. */
  readonly embedded: boolean;
}

const key = (name: string) => PDFName.of(name);

/** The fonts of a PDF, in the order of its objects. */
export async function pdfFonts(pdf: Uint8Array): Promise<PdfFont[]> {
  const { context } = await PDFDocument.load(pdf, { updateMetadata: false });
  const objects = context.enumerateIndirectObjects().map(([, object]) => object);
  return objects
    .filter((object) => object instanceof PDFDict)
    .filter(isFont)
    .map(describedFont);
}

/** A font a page names, not the descendant that a composite font is made of. */
function isFont(object: PDFDict): boolean {
  return nameIn(object, 'Type') === 'Font' && !nameIn(object, 'Subtype').startsWith('CIDFont');
}

function describedFont(font: PDFDict): PdfFont {
  const type = nameIn(font, 'Subtype');
  const descendant = font.lookupMaybe(key('DescendantFonts'), PDFArray)?.lookup(0, PDFDict) ?? font;
  const descriptor = descendant.lookupMaybe(key('FontDescriptor'), PDFDict);
  const programs = ['FontFile', 'FontFile2', 'FontFile3'].map((file) => descriptor?.lookup(key(file)));
  return {
    name: nameIn(font, 'BaseFont'),
    type,
    embedded: type !== 'Type3' && programs.some((program) => program instanceof PDFStream),
  };
}

function nameIn(dictionary: PDFDict, entry: string): string {
  return dictionary.lookupMaybe(key(entry), PDFName)?.decodeText() ?? '';
}
