import { always, type Condition } from '../model/system-model.js';
import type { Candidate } from '../scenario/scenario.js';
import { all, type ModelDraft, mode } from './model-draft.js';

/** What two sites know of each other. */
export interface SiteLinks {
  /** The link between the two works; always, within a site and where the scenario names no link. */
  readonly joined: (a: string, b: string) => Condition;
  /** Cut off from the part of the system that decides, while that part lives; null: cannot happen. */
  readonly cutOff: (site: string) => Condition | null;
}

/** Links as components. A partition is not a crash: what it cuts off runs on and serves nobody. */
export function linkComponents(draft: ModelDraft, candidate: Candidate): SiteLinks['joined'] {
  const works = new Map<string, Condition>();
  for (const link of candidate.links) {
    const name = `link ${link.id}`;
    const failure = draft.request(`${name}.time-to-failure`, 'link.time-to-failure', link.timeToFailure);
    const restore = draft.request(`${name}.time-to-restore`, 'link.time-to-restore', link.timeToRestore);
    const up = draft.component(name, 'link', always, [mode('link', failure, restore, 'calendar')]);
    works.set(pair(...link.between), up);
  }
  return (a, b) => (a === b ? always : (works.get(pair(a, b)) ?? always));
}

const pair = (a: string, b: string): string => [a, b].sort().join(' | ');

/** A hypervisor cluster over two sites keeps the first one when the link is lost (the preferred site, by its witness). */
export function preferredSite(joined: SiteLinks['joined'], sites: readonly string[]): SiteLinks {
  const first = sites[0] ?? '';
  return {
    joined,
    cutOff: (site) => {
      const link = joined(first, site);
      return link === always ? null : all({ works: `site ${first}` }, { not: link });
    },
  };
}

/**
 * Quorum of members spread over sites: enough of them work in one site and those it reaches directly. Without links
 * that can fail it is plainly a majority.
 */
export function quorumOverSites(
  members: readonly { readonly site: string; readonly works: Condition }[],
  joined: SiteLinks['joined'],
): { readonly holds: Condition; readonly links: SiteLinks } {
  const majority = Math.floor(members.length / 2) + 1;
  const sites = [...new Set(members.map((member) => member.site))];
  const seenFrom = (home: string): Condition => ({
    atLeast: majority,
    of: members.map(({ site, works }) => (joined(home, site) === always ? works : all(works, joined(home, site)))),
  });
  const isWhole = sites.every((a) => sites.every((b) => joined(a, b) === always));
  if (isWhole) {
    const holds: Condition = { atLeast: majority, of: members.map((member) => member.works) };
    return { holds, links: { joined, cutOff: () => null } };
  }
  const homes = sites.map((site) => ({ site, holds: seenFrom(site) }));
  const holds: Condition = { any: homes.map((home) => home.holds) };
  const reached = (site: string): Condition => ({
    any: homes.map((home) => all(home.holds, joined(home.site, site))),
  });
  return { holds, links: { joined, cutOff: (site) => all(holds, { not: reached(site) }) } };
}

/** The condition, as long as the site is not cut off. */
export function inReach(links: SiteLinks, site: string, condition: Condition): Condition {
  const cut = links.cutOff(site);
  return cut === null ? condition : all(condition, { not: cut });
}
