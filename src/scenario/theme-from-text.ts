import { type FilesBeside, leavesFolder } from './checks/files.js';
import { type Colour, contrast, lightened, mixture } from './colour.js';
import { at, itemsOf, type Located, textOf } from './located.js';
import { parsedYaml } from './parsed-yaml.js';
import { errorAt, inFileOrder, type Problem } from './problem.js';
import { readable } from './readable.js';
import { themeSchema } from './schema/theme-schema.js';
import { shapeProblems } from './shape-problems.js';
import { expectedFound } from './wording.js';

/** A colour on white paper and on the dark screen. */
export interface ThemeColour {
  readonly light: Colour;
  readonly dark: Colour;
}

/** The looks of an organisation; null and empty: as shipped. */
export interface Theme {
  readonly organisation: string | null;
  /** As a `data:` address. */
  readonly logo: string | null;
  readonly accent: ThemeColour | null;
  /** A pale ground for what is marked with the accent. */
  readonly tint: ThemeColour | null;
  /** Lines and marks of the candidates, in their order. */
  readonly candidates: readonly ThemeColour[];
}

/** What is asked of the disk. */
export interface ThemeContext extends FilesBeside {
  /** A picture as a `data:` address, or why it is none that can be shown. */
  readonly picture: (path: string) => { readonly address: string } | { readonly fault: string };
}

export interface ThemeReading {
  readonly theme: Theme | null;
  readonly problems: readonly Problem[];
}

const paper = '#ffffff';
const darkGround = '#12181e';
const ofText = 4.5;
const ofLines = 3;

/**
 * The looks of an organisation, read from YAML; or all mistakes at once, in the order of the file. Colours that could
 * not be read on white are mistakes; those for the dark screen are made from them.
 * @param file as it shall stand in messages
 */
export function themeFromText(text: string, file: string, context: ThemeContext): ThemeReading {
  const parsed = parsedYaml(text, file, 'a theme');
  if ('problems' in parsed) return { theme: null, problems: inFileOrder(parsed.problems) };
  const root = parsed.located;
  const logo = logoOf(at(root, 'logo'), context);
  const problems = inFileOrder([...shapeProblems(root, themeSchema), ...logo.problems, ...paleColours(root)]);
  const written = problems.length > 0 ? undefined : readable(themeSchema, root);
  if (written === undefined) return { theme: null, problems };
  const accent = written.colours?.accent ?? null;
  return {
    theme: {
      organisation: written.organisation ?? null,
      logo: logo.address,
      accent: accent === null ? null : shades(accent, ofText),
      tint: accent === null ? null : tintOf(accent),
      candidates: (written.colours?.candidates ?? []).map((colour) => shades(colour, ofLines)),
    },
    problems,
  };
}

function shades(colour: Colour, wanted: number): ThemeColour {
  return { light: colour, dark: lightened(colour, darkGround, wanted) };
}

/** As pale as the accent needs to be read on it. */
function tintOf(accent: Colour): ThemeColour {
  const shares = [0.9, 0.93, 0.96, 0.98, 1];
  const tinted = (ground: Colour, text: Colour) =>
    shares.map((share) => mixture(accent, ground, share)).find((tint) => contrast(text, tint) >= ofText) ?? ground;
  return { light: tinted(paper, accent), dark: tinted(darkGround, lightened(accent, darkGround, ofText)) };
}

function paleColours(root: Located): Problem[] {
  const candidates = itemsOf(at(root, 'colours', 'candidates'));
  return [
    ...paleColour(at(root, 'colours', 'accent'), ofText),
    ...candidates.flatMap((located) => paleColour(located, ofLines)),
  ];
}

function paleColour(located: Located | undefined, wanted: number): Problem[] {
  const colour = textOf(located);
  if (located === undefined || colour === undefined || !/^#[0-9a-f]{6}$/i.test(colour)) return [];
  const found = contrast(colour, paper);
  if (found >= wanted) return [];
  const message = `expected a contrast of at least ${wanted} : 1 with white paper, found ${found.toFixed(1)} : 1`;
  return [errorAt(located.position, `${message} (${colour})`)];
}

function logoOf(located: Located | undefined, context: ThemeContext): { address: string | null; problems: Problem[] } {
  const path = textOf(located);
  if (located === undefined || path === undefined) return { address: null, problems: [] };
  const picture = pictureOf(path, context);
  if ('address' in picture) return { address: picture.address, problems: [] };
  return { address: null, problems: [errorAt(located.position, picture.fault)] };
}

function pictureOf(path: string, { fileStatus, fileNames = [], picture }: ThemeContext): ReturnType<typeof picture> {
  if (leavesFolder(path)) return { fault: expectedFound('a file beside the theme', path) };
  const status = fileStatus(path);
  if (status === 'outside')
    return { fault: `${expectedFound('a file beside the theme', path)}, a link that leads away` };
  if (status === 'folder') return { fault: `${expectedFound('a file', path)}, a folder` };
  return status === 'none' ? { fault: expectedFound('a file that exists', path, fileNames) } : picture(path);
}
