/** The package ships no types; only what is used here. */
declare module 'subset-font' {
  interface SubsetOptions {
    readonly targetFormat?: 'truetype' | 'woff2';
    readonly variationAxes?: Readonly<Record<string, number>>;
    readonly keepAllGlyphs?: boolean;
    readonly noHinting?: boolean;
    readonly dropTables?: readonly string[];
  }

  function subsetFont(font: Buffer, text: string | undefined, options?: SubsetOptions): Promise<Buffer>;

  // biome-ignore lint/style/noDefaultExport: it is what the package exports
  export default subsetFont;
}
