import { hoursPerYear } from '../../maths/calendar-hours.js';
import type { Reading } from '../amount-text.js';
import {
  downtimePrice,
  energyPattern,
  hostPrice,
  licencePrice,
  money,
  moneyPerKilowattHour,
  type PriceForm,
  pricePattern,
} from '../price-text.js';
import { expectedFound } from '../wording.js';
import { key, map, named, quantity, text } from './field.js';

function price(form: PriceForm, perHours: number, example: string) {
  return quantity({
    description: `A price such as ${example}.`,
    pattern: pricePattern(form),
    examples: [example],
    read: (written): Reading<number> => money(written, form, perHours),
    readNumber: null,
    refuse: (found) => expectedFound(form.expected, found),
  });
}

const energy = quantity({
  description: 'A price such as 0.8 per kWh.',
  pattern: energyPattern,
  examples: ['0.8 per kWh'],
  read: moneyPerKilowattHour,
  readNumber: null,
  refuse: (found) => expectedFound('a price such as 0.8 per kWh', found),
});

export const prices = map('prices', {
  currency: key('Currency of all amounts, for example CNY.', text('a currency such as CNY')),
  host: key('What a host costs.', price(hostPrice, hoursPerYear, '96000 over 5 y')),
  energy: key('What energy costs.', energy),
  licences: key('What licences cost.', price(licencePrice, hoursPerYear, '1500 per core per y')),
  downtime: key(
    'What downtime of a service costs.',
    named('prices of downtime', price(downtimePrice, 1, '5000 per min').nullish()),
  ),
});
