interface Shades {
  readonly light: string;
  readonly dark: string;
}

/** The looks of an organisation: colours as `#rrggbb` that are legible on white and on the dark screen. */
export interface ReportTheme {
  /** Printed where the scenario names none. */
  readonly organisation: string | null;
  /** A picture as a `data:` address. */
  readonly logo: string | null;
  readonly accent: Shades | null;
  /** A pale ground for what is marked with the accent. */
  readonly tint: Shades | null;
  /** Lines and marks of the candidates, in their order. */
  readonly candidates: readonly Shades[];
}

/** The custom properties that a theme sets anew, for the end of the stylesheet; empty without a theme. */
export function themeRules(theme: ReportTheme | null): string {
  if (theme === null) return '';
  const { accent, tint, candidates } = theme;
  const properties: readonly (readonly [string, Shades | null])[] = [
    ['accent', accent],
    ['control', accent],
    ['accent-tint', tint],
    ...candidates.map((colour, i) => [`l${i}`, colour] as const),
  ];
  const of = (shade: keyof Shades) =>
    properties.flatMap(([name, colour]) => (colour === null ? [] : [`--${name}: ${colour[shade]};`])).join(' ');
  if (of('light') === '') return '';
  return `:root { ${of('light')} }\n@media screen and (prefers-color-scheme: dark) { :root { ${of('dark')} } }`;
}
