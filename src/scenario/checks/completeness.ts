import { at, entriesOf, entryOf, isAbsent, keysOf, type Located, type LocatedMap, textOf } from '../located.js';
import { errorAt, type Problem } from '../problem.js';
import type { SourcePosition } from '../scenario.js';
import { candidateDemands } from './candidate-demands.js';
import type { Demand } from './demand.js';

/**
 * What is missing in the file, judged after merging.
 *
 * @param misspelt whether an unknown key stands at a place: then what is missing was probably meant there
 */
export function completenessProblems(
  root: Located,
  trees: ReadonlyMap<string, LocatedMap>,
  misspelt: (position: SourcePosition) => boolean,
): Problem[] {
  const demands = [
    ...rootDemands(root, trees),
    ...[...trees].flatMap(([id, tree]) => candidateDemands(id, tree, candidatePosition(root, id))),
  ];
  return demands.flatMap(({ map, key, expected, position }) => {
    if (map?.kind !== 'map' || !isAbsent(at(map, key))) return [];
    if (entriesOf(map).some(([, entry]) => misspelt(entry.position))) return [];
    return [errorAt(position, `expected ${expected}, found nothing`)];
  });
}

function rootDemands(root: Located, trees: ReadonlyMap<string, LocatedMap>): Demand[] {
  const position = root.position;
  const said = entryOf(root, 'candidates');
  const nobody = said?.value.kind === 'map' && keysOf(said.value).length === 0;
  return [
    { map: root, key: 'ninefold', expected: '"ninefold: 1", the version of this format', position },
    { map: root, key: 'title', expected: 'a title', position },
    {
      map: nobody ? empty(position) : root,
      key: 'candidates',
      expected: 'candidates to compare',
      position: said?.position ?? position,
    },
    ...servicesDemands(root, trees),
  ];
}

/** Once for all when no candidate has any. A custom system may go without: it is one service. */
function servicesDemands(root: Located, trees: ReadonlyMap<string, LocatedMap>): Demand[] {
  const platforms = [...trees].filter(([, tree]) => textOf(at(tree, 'platform')) !== 'custom');
  const without = platforms.filter(([, tree]) => keysOf(at(tree, 'services')).length === 0);
  const key = 'services';
  const expected = 'services: what users see, such as services: { shop: { needs: [web] } }';
  if (without.length === platforms.length && without.length > 0) {
    return [
      {
        map: root.kind === 'map' && isAbsent(at(root, key)) ? root : empty(root.position),
        key,
        expected,
        position: root.position,
      },
    ];
  }
  return without.map(([id, tree]) => ({
    map: empty(tree.position),
    key,
    expected,
    position: candidatePosition(root, id),
  }));
}

function empty(position: SourcePosition): LocatedMap {
  return { kind: 'map', position, entries: new Map() };
}

function candidatePosition(root: Located, id: string): SourcePosition {
  const entry = entriesOf(at(root, 'candidates')).find(([name]) => name === id);
  return entry?.[1].position ?? root.position;
}
