import type { Condition, Seat } from '../../model/system-model.js';
import { after } from '../blueprint.js';
import { numberOf } from '../capacity-figures.js';
import { type Machine, switchesOf } from '../machines.js';
import { all, type ModelDraft } from '../model-draft.js';

type Turns = NonNullable<Seat['turns']>;
type Domain = 'rack' | 'site';

/**
 * The node lifecycle controller taints one node every 10 s (a token bucket of one), and the toleration runs from the taint: of
 * the nodes that a rack or site takes with it the k-th is given up 10 × (k − 1) s later. A node lost alone does not wait.
 * The slower pace of an unhealthy zone above 50 nodes is not followed.
 *
 * @param machines of the cluster's nodes, with pods or without
 * @returns by machine, the larger domain first
 */
export function evictionTurns(draft: ModelDraft, machines: readonly Machine[]): (machine: Machine) => Turns {
  const turn = (lost: Condition, here: readonly Machine[]): Turns =>
    // A domain that holds all nodes leaves none to move to.
    here.length < 2 || here.length === machines.length
      ? []
      : [{ while: { not: lost }, wait: after(evictionTurn(draft, here.length)) }];
  return (machine) => {
    const atSite = machines.filter(({ site }) => site === machine.site);
    const inRack = atSite.filter(({ rack }) => rack === machine.rack);
    const site: Condition = { works: machine.site === '' ? 'site' : `site ${machine.site}` };
    return [...turn(site, atSite), ...turn(rackConnects(machine.rack, inRack), inRack)];
  };
}

/** What the lost nodes of a domain of so many wait until they are tainted: each its turn, in any order. */
function evictionTurn(draft: ModelDraft, nodes: number): string {
  const name = `kubernetes.eviction-turn-of-${nodes}`;
  if (draft.requests.some((request) => request.name === name)) return name;
  const interval = numberOf(draft.candidate, 'kubernetes.eviction-interval');
  draft.requests.push({
    name,
    unit: 'duration',
    distribution: { kind: 'empirical', values: Array.from({ length: nodes }, (_, turn) => turn * interval) },
    source: `kubernetes.eviction-interval: one of ${nodes} nodes lost at once, each as likely to be the first as the last`,
  });
  return name;
}

/** The rack works and one of its switches does. */
function rackConnects(rack: string, machines: readonly Machine[]): Condition {
  const switches = switchesOf(rack, Math.max(...machines.map((machine) => machine.switches)));
  const works: Condition = { works: rack };
  return switches.length === 0 ? works : all(works, { any: switches.map((id): Condition => ({ works: id })) });
}

/** What the instance on a seat waits for its turn when the rack or site is lost: parameters; none where it does not. */
export function turnIn(domain: Domain, { turns = [] }: Pick<Seat, 'turns'>): readonly string[] {
  const ofSite = turns.length > 1 ? turns[0] : undefined;
  return (domain === 'rack' ? turns.at(-1) : ofSite)?.wait.terms ?? [];
}
