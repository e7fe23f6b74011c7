const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";
const ownPolicy = /<meta\b[^>]*http-equiv\s*=\s*["']?content-security-policy\b[^>]*>/gi;

/**
 * The document under the one policy of rendering, in place of its own: nothing from outside, no script. Its own may
 * name its styles by hash, which would shut out those that only the PDF has.
 */
export function withRenderingPolicy(html: string): string {
  return insertedIntoHead(
    html.replace(ownPolicy, ''),
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
  );
}

/** The document with markup as the first thing in its head, where it holds for all that follows. */
function insertedIntoHead(html: string, markup: string): string {
  const head = /<head\b[^>]*>/i.exec(html);
  if (!head) throw new Error('the document has no <head>');
  const at = head.index + head[0].length;
  return html.slice(0, at) + markup + html.slice(at);
}
