import { exponential, fixed, lognormalBetween, minutes, uniform, years } from '../durations.js';
import { assumed, type ParameterDefinition, verified } from '../parameter-definition.js';
import { facilitiesRepair } from './repair-times.js';

/** What many hosts share: racks, power, switches, sites, links, registry. */
export const facilityParameters: readonly ParameterDefinition[] = [
  verified('rack.time-to-failure', 'time-to-failure', 'Rack: time to failure', '机架：失效间隔', {
    standard: exponential(years(1) / 0.44),
    uncertainty: { kind: 'lognormal', errorFactor: 3 },
    fact: 'google.rack',
    because: '20 rack losses a year in about 45 racks (Google 2008), switch and power of the rack included',
  }),
  verified('rack.time-to-restore', 'time-to-restore', 'Rack: time to restore', '机架：恢复时间', {
    standard: uniform(1, 6),
    uncertainty: { kind: 'lognormal', errorFactor: 2 },
    fact: 'google.cluster.firstYear',
    because: '1–6 h to bring machines back',
  }),
  verified('power-feed.time-to-failure', 'time-to-failure', 'Power feed: time to failure', '供电回路：失效间隔', {
    standard: exponential(years(1) / (1 / 2.4)),
    uncertainty: { kind: 'lognormal', errorFactor: 3 },
    fact: 'google.pdu',
    because: 'one failure a year in a cluster of about 1,800 servers, 500–1,000 of them on each unit',
  }),
  verified('power-feed.time-to-restore', 'time-to-restore', 'Power feed: time to restore', '供电回路：恢复时间', {
    standard: facilitiesRepair,
    uncertainty: { kind: 'lognormal', errorFactor: 2 },
    fact: 'lanl.ttr.facilities',
    because: 'LANL 1996–2005, 362 repairs of facilities, empirical: mean 9.5 h; Google about 6 h',
  }),
  verified(
    'tor-switch.time-to-failure',
    'time-to-failure',
    'Top-of-rack switch: time to failure',
    '架顶交换机：失效间隔',
    {
      standard: exponential(years(1) / -Math.log(1 - 0.05)),
      uncertainty: { kind: 'lognormal', errorFactor: 3 },
      fact: 'net.tor.failureProb',
      because: '5 % fail within a year',
    },
  ),
  assumed(
    'rack.switch-share',
    'probability',
    'Share of rack losses that are its switch',
    '机架失效中由交换机引起的比例',
    {
      // The rate of one switch over that of a rack: −ln(1 − 5 %) ÷ 0.44.
      standard: fixed(-Math.log(1 - 0.05) / 0.44),
      range: [0.03, 0.3],
      fact: 'google.rack',
      because:
        'one switch (5 % fail within a year) in a rack lost 0.44 times a year; taken off the rack where its switches are followed apart',
    },
  ),
  assumed(
    'tor-switch.time-to-restore',
    'time-to-restore',
    'Top-of-rack switch: time to restore',
    '架顶交换机：恢复时间',
    {
      standard: lognormalBetween(0.5, 12),
      fact: 'lanl.ttr.network',
      because: 'restart to replacement; LANL network repairs have a mean of 4.2 h',
    },
  ),
  assumed('site.time-to-failure', 'time-to-failure', 'Site: time to outage', '站点：中断间隔', {
    standard: exponential(years(5)),
    fact: 'dc.tier',
    because: 'with 8 h of outage this is the 1.6 h a year of a tier III data centre',
  }),
  assumed('site.time-to-restore', 'time-to-restore', 'Site: time to restore', '站点：恢复时间', {
    standard: lognormalBetween(2, 20),
    fact: 'dc.tier',
    because: 'mean of about 8 h',
  }),
  assumed('link.time-to-failure', 'time-to-failure', 'Link between sites: time to failure', '站点间链路：失效间隔', {
    standard: exponential(years(1)),
    because: 'both paths together: once a year',
  }),
  assumed('link.time-to-restore', 'time-to-restore', 'Link between sites: time to restore', '站点间链路：恢复时间', {
    standard: lognormalBetween(0.5, 12),
    because: 'rerouting to a cable repair',
  }),
  assumed('registry.time-to-failure', 'time-to-failure', 'Image registry: time to failure', '镜像仓库：失效间隔', {
    standard: exponential(2192),
    because: 'no field data found: four times a year',
  }),
  assumed('registry.time-to-restore', 'time-to-restore', 'Image registry: time to restore', '镜像仓库：恢复时间', {
    standard: lognormalBetween(minutes(5), minutes(120)),
    because: 'restart to a full disk cleared by a person',
  }),
  assumed(
    'operator-error.time-to-failure',
    'time-to-failure',
    'Operator’s error that takes the platform down: interval',
    '误操作致平台中断：间隔',
    {
      standard: exponential(years(2)),
      because: 'no field data per cluster: once in two years, on every platform alike',
    },
  ),
];
