import { durationEvidence } from './evidence-schema.js';
import { list, map, named, needed, text } from './field.js';
import { eventRate } from './quantity-fields.js';

export const components = named(
  'components',
  map('a component', {
    'time-to-failure': needed('Mean time to failure, or evidence about it.', durationEvidence),
    'time-to-restore': needed('Mean time to restore, or evidence about it.', durationEvidence),
  }).nullish(),
);

/** Read by `worksExpression`. */
export const works = text('an expression such as (a and b) or atLeast(2, [c, d, e])');

const transition = map('a rate', {
  from: needed('State it leaves.', text('a state')),
  to: needed('State it enters.', text('a state')),
  rate: needed('How often, while in the first state.', eventRate),
});

export const chain = map('a chain', {
  states: needed('All states; the system begins in the first.', list('a list of states', text('a state'), 2)),
  up: needed('The states in which the system works.', list('a list of states', text('a state'))),
  rates: needed('Transitions between states.', list('a list of rates', transition)),
});
