import { describe, expect, it } from 'vitest';
import { factOf, facts } from '../../src/catalog/facts.js';
import { kubernetesGracePeriod, kubernetesMinor } from '../../src/catalog/kubernetes-version.js';
import { parameterDefinitions, parameterNames } from '../../src/catalog/parameters.js';
import { presets } from '../../src/catalog/presets.js';
import { defaultOf } from '../../src/catalog/resolve.js';
import { mean as distributionMean } from '../../src/maths/distribution-moments.js';

const second = 1 / 3600;

/** What the platforms are built on; removing one breaks a model. */
const mandatory = `
host.time-to-failure host.time-to-restore hypervisor.time-to-failure hypervisor.time-to-restore os.time-to-failure
os.time-to-restore guest.boot host.boot app.time-to-failure app.restart app.hang-time-to-failure app.hang-detection
vm.app-hang-detection vm-monitoring.detection app.start pod.start pod.schedule container.restart
workload.common-cause-beta vsphere.detection vsphere.primary-detection vsphere.primary-share vsphere.power-on
vsphere.rebalance pacemaker.detection pacemaker.fencing masakari.detection ovirt.detection kubernetes.grace-period
kubernetes.detection kubernetes.detection-lag kubernetes.toleration kubernetes.detach-wait kubernetes.endpoint-sync
kubernetes.leader-takeover kubernetes.rebalance kubelet.time-to-failure kubelet.time-to-restore
runtime.time-to-failure runtime.time-to-restore runtime.not-ready-delay dockerd.time-to-failure
dockerd.time-to-restore kube-proxy.time-to-failure etcd.time-to-failure etcd.time-to-restore etcd.election
api-server.time-to-failure controller-manager.time-to-failure scheduler.time-to-failure vcenter.time-to-failure
vcenter.time-to-restore keepalived.takeover keepalived.api-check kube-vip.takeover haproxy.detection
haproxy.time-to-failure haproxy.time-to-restore metallb.takeover vip.coverage-factor failover.manual-recovery
ingress.time-to-failure array.controller.time-to-failure array.failover array.time-to-failure
storage-copy.time-to-failure storage.detection rack.time-to-failure rack.time-to-restore power-feed.time-to-failure
site.time-to-failure site.time-to-restore link.time-to-failure tor-switch.time-to-failure load-balancer.time-to-failure
registry.time-to-failure dns.ttl release.failing release.rollback release.duration patching.host.period
patching.host.duration patching.guest.period patching.guest.duration platform.upgrade.period
platform.upgrade.duration migration.duration live-migration.per-host operator-error.time-to-failure
operator-error.time-to-restore energy.host-idle energy.host-full`
  .trim()
  .split(/\s+/);

describe('the catalog of parameters', () => {
  it('has every name the platforms are built on, once', () => {
    expect(mandatory.filter((name) => !parameterNames.includes(name))).toEqual([]);
    expect(parameterNames.length).toBe(parameterDefinitions.length);
  });

  it.each(parameterDefinitions)('gives $name words in both languages, a reason and a positive mean', (definition) => {
    expect(definition.words.en).not.toBe('');
    expect(definition.words.zh).toMatch(/\p{Script=Han}/u);
    expect(definition.because).not.toBe('');
    expect(distributionMean(defaultOf(definition.name).distribution)).toSatisfy(
      (mean: number) => mean > 0 || definition.name === 'kubernetes.detection-lag',
    );
  });

  it.each(parameterDefinitions)(
    'points $name at a fact that exists, and calls it verified only if the fact is',
    (definition) => {
      const fact = definition.fact === null ? null : factOf(definition.fact);
      expect(fact).not.toBeUndefined();
      if (definition.knowledge === 'verified') expect(fact?.verified).toBe(true);
    },
  );

  it('gives every assumed parameter an uncertainty, with the default inside its range', () => {
    for (const { name, knowledge, uncertainty } of parameterDefinitions) {
      if (knowledge === 'assumed') expect(uncertainty.kind, name).not.toBe('none');
      if (uncertainty.kind !== 'range') continue;
      const mean = distributionMean(defaultOf(name).distribution);
      expect(uncertainty.low, name).toBeLessThanOrEqual(mean);
      expect(uncertainty.high, name).toBeGreaterThanOrEqual(mean);
    }
  });

  it('knows probabilities only between 0 and 1, also at the ends of their range', () => {
    for (const { name, role, uncertainty } of parameterDefinitions.filter(({ role }) => role === 'probability')) {
      expect(role).toBe('probability');
      expect(distributionMean(defaultOf(name).distribution), name).toBeLessThanOrEqual(1);
      expect(uncertainty.kind === 'range' && uncertainty.high <= 1, name).toBe(true);
    }
  });

  it('keeps the mean of the measured repair times in its fifty values', () => {
    // LANL, hardware: 344.837 min over 14,296 repairs; the values carry three decimals, so half a thousandth of an hour.
    expect(
      Math.abs(distributionMean(defaultOf('host.time-to-restore').distribution) - 344.83708729714607 / 60),
    ).toBeLessThan(5e-4);
    expect(
      Math.abs(distributionMean(defaultOf('os.time-to-restore').distribution) - 348.79390881913304 / 60),
    ).toBeLessThan(5e-4);
  });

  it('has the failover clocks of the published sources', () => {
    const mean = (name: string) => distributionMean(defaultOf(name).distribution) / second;
    expect(mean('kubernetes.detection')).toBeCloseTo(47.5, 9);
    expect(mean('vsphere.detection')).toBeCloseTo(18, 9);
    expect(mean('kubernetes.leader-takeover')).toBeCloseTo(16.5, 9);
    expect(mean('keepalived.takeover')).toBeCloseTo(3.11, 9);
    expect(mean('kubernetes.toleration')).toBeCloseTo(300, 9);
  });
});

describe('the grace period of a Kubernetes version', () => {
  it.each([
    ['1.31', 40],
    ['v1.31.9', 40],
    ['1.32', 50],
    ['1.32.0-alpha.1', 50],
    ['1.35.1', 50],
  ])('%s: %d s', (version, expected) => {
    expect(kubernetesGracePeriod(version) / second).toBeCloseTo(expected, 9);
    const detection = defaultOf('kubernetes.detection', { kubernetesVersion: version });
    expect(distributionMean(detection.distribution) / second).toBeCloseTo(expected - 2.5, 9);
  });

  it('is the current one where no version is given', () => {
    expect(kubernetesGracePeriod(null)).toBe(kubernetesGracePeriod('1.40'));
    expect(kubernetesMinor('latest')).toBeNull();
  });
});

describe('the facts', () => {
  it('have unique ids and a source each', () => {
    expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length);
    expect(facts.filter(({ source }) => source.trim() === '')).toEqual([]);
    expect(facts.length).toBeGreaterThanOrEqual(331);
  });
});

describe('the pessimistic preset', () => {
  it('overrides only parameters that exist', () => {
    for (const { parameters } of presets) {
      expect(Object.keys(parameters).filter((name) => !parameterNames.includes(name))).toEqual([]);
    }
  });
});
