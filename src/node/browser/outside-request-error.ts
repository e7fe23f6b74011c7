/** A page that must stand alone asked for something outside itself; the render is void. One line, naming the address. */
export class OutsideRequestError extends Error {
  override readonly name = 'OutsideRequestError';
  readonly urls: readonly string[];

  constructor(urls: readonly string[]) {
    const shown = urls.slice(0, 3).map((url) => url.slice(0, 200));
    const more = urls.length > shown.length ? ` and ${urls.length - shown.length} more` : '';
    super(`the document asks for ${shown.join(', ')}${more}; a report must hold all that it shows (data: addresses)`);
    this.urls = urls;
  }
}
