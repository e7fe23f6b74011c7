const longest = 40;

/**
 * What stands for each name in anchors and names of files: letters, digits and hyphens. A name that leaves nothing of
 * them, or the same as one before it, has its place (from 1) instead or behind.
 */
export function slugs(names: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(
    names.map((name, i) => {
      const plain = name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '')
        .slice(0, longest);
      const slug = plain === '' || taken.has(plain) ? `${plain}${plain === '' ? '' : '-'}${i + 1}` : plain;
      taken.add(slug);
      return [name, slug];
    }),
  );
}
