import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { type RepairModel, scaleOf } from './repair-model.js';

/** As far as the benchmark uses it. */
interface SimJs {
  Sim: new () => { addEntity(type: unknown): void; simulate(hours: number): void };
  Facility: new (name: string, discipline: number, servers: number) => unknown;
  Entity: new (
    ...args: never[]
  ) => {
    setTimer(hours: number): { done(then: () => void): void };
    useFacility(facility: unknown, hours: number): { done(then: () => void): void };
  };
  Random: new (seed: number) => { exponential(rate: number): number; weibull(scale: number, shape: number): number };
}

/** simjs from the folder where it was installed, or null: it is no dependency of this package. */
export function simJs(folder: string | undefined): SimJs | null {
  if (folder === undefined) return null;
  // It offers itself to browsers only.
  const browser: { window?: { Sim?: SimJs } } = globalThis as never;
  browser.window = {};
  createRequire(pathToFileURL(`${folder}/package.json`))('simjs');
  const found = browser.window.Sim ?? null;
  delete browser.window;
  return found;
}

/** State changes a second of processor time: an entity per component, the crews a facility, first come first served. */
export function simJsRate(library: SimJs, { components, crews, shape }: RepairModel, hours: number): number {
  let changes = 0;
  const draws = new library.Random(1);
  const people = new library.Facility('people', 0, crews);
  const life = (): number => (shape === 1 ? draws.exponential(1 / 1000) : draws.weibull(scaleOf(shape), shape));
  class Component extends library.Entity {
    start(): void {
      this.setTimer(life()).done(() => {
        changes++;
        this.useFacility(people, draws.exponential(1 / 10)).done(() => {
          changes++;
          this.start();
        });
      });
    }
  }
  const sim = new library.Sim();
  for (let c = 0; c < components; c++) sim.addEntity(Component);
  const began = process.cpuUsage().user;
  sim.simulate(hours);
  return changes / ((process.cpuUsage().user - began) / 1e6);
}
