import type { StructureDiagram } from './structure-diagram.js';

/**
 * For each event how the top depends on it, as far as the gates show it: 1 rising only, −1 falling only, 0 both;
 * NaN when not at all.
 */
export function topSign(diagram: StructureDiagram): Float64Array {
  const signs = new Float64Array(diagram.events.length).fill(Number.NaN);
  const ofTop = diagram.top.negated ? -1 : 1;
  if (diagram.top.kind === 'event') signs[diagram.top.index] = ofTop;
  const ofModule = new Float64Array(diagram.modules.length);
  if (ofModule.length > 0) ofModule[ofModule.length - 1] = ofTop;
  for (let m = diagram.modules.length - 1; m >= 0; m--) {
    const module = diagram.modules[m]!;
    module.variables.forEach((variable, level) => {
      const sign = ofModule[m]! * module.signs[level]!;
      if (variable < 0) ofModule[-1 - variable] = sign;
      else signs[variable] = sign;
    });
  }
  return signs;
}

/**
 * Whether no event can prevent the top event by happening, as far as the gates show it after simplification: negations
 * that cancel out do not count, but a tree may be coherent by a coincidence this does not see.
 */
export function isCoherent(diagram: StructureDiagram): boolean {
  const sign = topSign(diagram);
  return diagram.events.every((_, event) => sign[event] !== -1 && sign[event] !== 0);
}
