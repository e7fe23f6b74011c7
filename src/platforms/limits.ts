import type { Note } from '../evaluation/evaluation.js';
import type { PlacedCandidate } from './placement-record.js';

/** What the layout leaves out or takes for granted. */
export function limitsOf({ layout, record }: PlacedCandidate, ...more: readonly Note[]): Note[] {
  const unplaced = layout.unplaced.reduce((sum, { instances }) => sum + instances, 0);
  return [
    ...(unplaced > 0 ? [{ key: 'does-not-fit', values: { instances: unplaced } }] : []),
    { key: 'room-never-binds', values: { losses: record.toleratedHostLosses } },
    ...more,
  ];
}
