import type { Workload } from '../scenario.js';

/**
 * Circles of required calls: workloads that must have each other to answer, so that none could ever start. One for each
 * call that closes a circle, beginning with the workload it leads back to; circles that share a workload with one already
 * found are left out. Depth-first search (Tarjan, Depth-first search and linear graph algorithms, 1972); linear in the
 * calls.
 */
export function callCircles(workloads: readonly Workload[]): readonly (readonly string[])[] {
  const search = new CircleSearch(workloads);
  for (const { id } of workloads) search.from(id);
  return search.circles;
}

class CircleSearch {
  readonly circles: (readonly string[])[] = [];
  private readonly calls: ReadonlyMap<string, readonly string[]>;
  private readonly left = new Set<string>();
  private readonly told = new Set<string>();
  /** The workloads on the way to the present one, each with its calls not yet followed. */
  private readonly path: { readonly id: string; readonly next: Iterator<string> }[] = [];
  private readonly onPath = new Set<string>();

  constructor(workloads: readonly Workload[]) {
    this.calls = new Map(
      workloads.map(({ id, calls }) => [id, calls.filter((call) => !call.optional).map((call) => call.workload)]),
    );
  }

  /** With a path of its own: a chain of thousands of calls would run out of stack. */
  from(start: string): void {
    this.enter(start);
    while (this.path.length > 0) {
      const { value: called, done } = this.path.at(-1)!.next.next();
      if (done) this.leave();
      else if (this.onPath.has(called)) this.close(called);
      else this.enter(called);
    }
  }

  private enter(id: string): void {
    if (this.left.has(id)) return;
    this.path.push({ id, next: (this.calls.get(id) ?? [])[Symbol.iterator]() });
    this.onPath.add(id);
  }

  private leave(): void {
    const { id } = this.path.pop()!;
    this.onPath.delete(id);
    this.left.add(id);
  }

  private close(first: string): void {
    const ids = this.path.map(({ id }) => id);
    const circle = ids.slice(ids.indexOf(first));
    if (circle.some((id) => this.told.has(id))) return;
    for (const id of circle) this.told.add(id);
    this.circles.push(circle);
  }
}
