import { durationEvidence } from './evidence-schema.js';
import { count, key, list, map, named, needed, oneOf, text } from './field.js';
import { eventRate, percentage } from './quantity-fields.js';

export const components = named(
  'components',
  map('a component', {
    'time-to-failure': needed('Mean time to failure, or evidence about it.', durationEvidence),
    'time-to-restore': needed('Mean time to restore, or evidence about it.', durationEvidence),
    standby: key(
      'A spare that waits. Default: always in use.',
      map('a standby', {
        while: needed(
          'Waits while this holds, over the other components: a and b.',
          text('an expression such as a and b'),
        ),
        dormancy: key('Its failure rate while it waits, as a share. Default: 0%, a cold spare.', percentage),
      }),
    ),
  }).nullish(),
);

const componentNames = list('a list of components', text('the name of a component'));

export const crews = named(
  'crews',
  map('a crew', {
    repairs: needed('Components it repairs, one repair each at a time, not interrupted.', componentNames),
    size: key('Repairs at a time. Default: 1.', count('a number of repairs')),
    order: key(
      'Which waiting component is next: the one that came first, or the first in the list. Default: first-come.',
      oneOf(['first-come', 'as-listed']),
    ),
  }).nullish(),
);

const shares = (most: string) => list(most, percentage);

export const commonCauses = named(
  'common causes',
  map('a common cause', {
    members: needed(
      'Components that are alike and also fail together.',
      list('a list of components', text('the name of a component'), 2),
    ),
    beta: key('Share of the failures that take all members.', percentage),
    'greek-letters': key(
      'Share of the failures that take a second member too, of these a third, and so on: [20%, 10%].',
      shares('a list of shares such as [20%, 10%]'),
    ),
    alpha: key(
      'Shares of the failure events that take exactly one member, two, and so on: [70%, 20%, 10%].',
      shares('a list of shares such as [70%, 20%, 10%]'),
    ),
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
