import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BranchEnumeration } from '../../src/markov/branches.js';
import { compiledNet } from '../../src/model/compile.js';
import { type Chance, type CompiledNet, NetRun } from '../../src/model/compiled-net.js';
import { Marking } from '../../src/model/marking.js';
import { arbitraryModel } from './arbitrary-model.js';

/** Branches drawn from a list of numbers. */
class Drawn implements Chance {
  private at = 0;
  constructor(private readonly numbers: readonly number[]) {}
  next(): number {
    return this.numbers[this.at++ % this.numbers.length]!;
  }
  among(n: number): number {
    return this.next() % n;
  }
  happens(): boolean {
    return this.next() % 2 === 0;
  }
}

const walks = fc.record({
  model: arbitraryModel,
  isSolved: fc.boolean(),
  numbers: fc.array(fc.nat(), { minLength: 30, maxLength: 60 }),
});

/** Fires enabled activities at random and looks at each marking before the next one is chosen. */
function walk(
  { model, isSolved, numbers }: { model: Parameters<typeof compiledNet>[0]; isSolved: boolean; numbers: number[] },
  look: (net: CompiledNet, run: NetRun, activity: number, drawn: Drawn) => void,
): void {
  const net = compiledNet(model);
  const drawn = new Drawn(numbers);
  const run = new NetRun(net, drawn);
  run.returnsToReference = isSolved;
  for (let step = 0; step < 25; step++) {
    const enabled = net.activities.flatMap((_, a) => (run.enabled(a) ? [a] : []));
    if (enabled.length === 0) return;
    const activity = enabled[drawn.next() % enabled.length]!;
    look(net, run, activity, drawn);
    run.chance = drawn;
    run.fire(activity);
  }
}

const text = (places: ArrayLike<number>): string => Array.from(places).join(',');
const gates = (net: CompiledNet, run: { holds: (gate: number) => boolean }): string =>
  Array.from({ length: net.network.gateCount }, (_, g) => (run.holds(g) ? 1 : 0)).join('');
const recounted = (net: CompiledNet, places: Int32Array): Marking => {
  const fresh = new Marking(net.network, { gateChanged: () => {} });
  fresh.load(places);
  return fresh;
};

describe('the compiled net', () => {
  it('fires one of the cases that are enumerated, and those have the probabilities of all cases', () => {
    fc.assert(
      fc.property(walks, (choice) => {
        walk(choice, (_, run, activity, drawn) => {
          const branches = new BranchEnumeration();
          run.chance = branches;
          const cases = new Set<string>();
          let whole = 0;
          branches.begin();
          do {
            run.marking.record();
            run.fire(activity);
            const { equalShare, factors } = branches.weight();
            // Each named probability is taken as a half here: what matters is that the branches are complete.
            whole += equalShare / 2 ** factors.length;
            cases.add(text(run.marking.places));
            run.marking.undo();
          } while (branches.next());
          expect(whole).toBeCloseTo(1, 12);
          run.chance = drawn;
          run.marking.record();
          run.fire(activity);
          expect(cases.has(text(run.marking.places))).toBe(true);
          run.marking.undo();
        });
      }),
      { numRuns: 60 },
    );
  });

  it('is as before once a firing is undone', () => {
    fc.assert(
      fc.property(walks, (choice) => {
        walk(choice, (net, run, activity) => {
          const before = text(run.marking.places) + gates(net, run);
          run.marking.record();
          run.fire(activity);
          run.marking.undo();
          expect(text(run.marking.places) + gates(net, run)).toBe(before);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('keeps its gates as if they were counted afresh', () => {
    fc.assert(
      fc.property(walks, (choice) => {
        walk(choice, (net, run) => {
          expect(gates(net, run)).toBe(gates(net, recounted(net, run.marking.places)));
        });
      }),
      { numRuns: 60 },
    );
  });

  it('has canonical markings that are their own, and the same whichever equal hosts are exchanged', () => {
    fc.assert(
      fc.property(walks, fc.nat(), fc.nat(), (choice, one, other) => {
        walk(choice, (net, run) => {
          const { places } = run.marking;
          const canonical = new Int32Array(places.length);
          net.symmetry.canonical(places, canonical);
          const again = new Int32Array(places.length);
          net.symmetry.canonical(canonical, again);
          expect(text(again)).toBe(text(canonical));
          net.symmetry.canonical(
            exchanged(
              net,
              places,
              choice.model.seats.map(({ id }) => id),
              one,
              other,
            ),
            again,
          );
          expect(text(again)).toBe(text(canonical));
        });
      }),
      { numRuns: 60 },
    );
  });
});

/** The marking with two hosts exchanged by the names of their places, and the instances on them. */
function exchanged(
  net: CompiledNet,
  places: Int32Array,
  hosts: readonly string[],
  one: number,
  other: number,
): Int32Array {
  const [a, b] = [one % hosts.length, other % hosts.length];
  const result = places.slice();
  const [x, y] = [hosts[a]!, hosts[b]!];
  const renamed = (name: string): string =>
    name.replace(/\bh\d+\b/, (host) => (host === x ? y : host === y ? x : host));
  net.placeNames.forEach((name, place) => {
    result[net.placeNames.indexOf(renamed(name))] = places[place]!;
  });
  net.placeNames.forEach((name, place) => {
    if (name.endsWith(': seat')) result[place] = places[place] === a ? b : places[place] === b ? a : places[place]!;
  });
  return result;
}
