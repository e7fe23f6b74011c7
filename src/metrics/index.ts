import { availabilityExcludingPlanned } from './availability/availability-excluding-planned.js';
import { downtimeExcludingPlanned } from './availability/downtime-excluding-planned.js';
import { downtimeMinutesPerYear } from './availability/downtime-minutes-per-year.js';
import { errorBudgetUsed } from './availability/error-budget-used.js';
import { longestOutage } from './availability/longest-outage.js';
import { managementApiAvailability } from './availability/management-api-availability.js';
import { meanOutage } from './availability/mean-outage.js';
import { nines } from './availability/nines.js';
import { outagesPerYear } from './availability/outages-per-year.js';
import { probabilityOutageWithinRto } from './availability/probability-outage-within-rto.js';
import { probabilityTargetMetInMonth } from './availability/probability-target-met-in-month.js';
import { probabilityTargetMetInYear } from './availability/probability-target-met-in-year.js';
import { promiseMonthly } from './availability/promise-monthly.js';
import { requestAvailability } from './availability/request-availability.js';
import { serviceAvailability } from './availability/service-availability.js';
import { singlePointsOfFailure } from './availability/single-points-of-failure.js';
import { structuralFloor } from './availability/structural-floor.js';
import { timeWithoutRedundancy } from './availability/time-without-redundancy.js';
import { clusterSizeLimit } from './elasticity/cluster-size-limit.js';
import { cpuOverhead } from './elasticity/cpu-overhead.js';
import { headroomToLimit } from './elasticity/headroom-to-limit.js';
import { instancesPerHostLimit } from './elasticity/instances-per-host-limit.js';
import { releaseCapacityDip } from './elasticity/release-capacity-dip.js';
import { releaseDuration } from './elasticity/release-duration.js';
import { timeToAddInstance } from './elasticity/time-to-add-instance.js';
import { timeToDouble } from './elasticity/time-to-double.js';
import { failoverCoverage } from './failover/failover-coverage.js';
import { failoverTimeHostLost } from './failover/failover-time-host-lost.js';
import { failuresNeedingPeople } from './failover/failures-needing-people.js';
import { lossesWithoutRoom } from './failover/losses-without-room.js';
import { lostRequestShare } from './failover/lost-request-share.js';
import { rpo } from './failover/rpo.js';
import { rtoApplicationHang } from './failover/rto-application-hang.js';
import { rtoGuestOsCrash } from './failover/rto-guest-os-crash.js';
import { rtoHostLost } from './failover/rto-host-lost.js';
import { rtoIngressLost } from './failover/rto-ingress-lost.js';
import { rtoProcessCrash } from './failover/rto-process-crash.js';
import { rtoRackLost } from './failover/rto-rack-lost.js';
import { rtoSiteLost } from './failover/rto-site-lost.js';
import { rtoStorageLost } from './failover/rto-storage-lost.js';
import type { Metric } from './metric.js';
import { kernels } from './security/kernels.js';
import { openPorts } from './security/open-ports.js';
import { privilegedProcesses } from './security/privileged-processes.js';
import { rootDaemons } from './security/root-daemons.js';
import { sharedKernels } from './security/shared-kernels.js';
import { controlPlaneShareCpu } from './utilization/control-plane-share-cpu.js';
import { controlPlaneShareMemory } from './utilization/control-plane-share-memory.js';
import { costOverFiveYears } from './utilization/cost-over-five-years.js';
import { costPerYear } from './utilization/cost-per-year.js';
import { downtimeCostPerYear } from './utilization/downtime-cost-per-year.js';
import { energyPerYear } from './utilization/energy-per-year.js';
import { failoverReserveShareCpu } from './utilization/failover-reserve-share-cpu.js';
import { failoverReserveShareMemory } from './utilization/failover-reserve-share-memory.js';
import { furtherInstances } from './utilization/further-instances.js';
import { guestOsShareCpu } from './utilization/guest-os-share-cpu.js';
import { guestOsShareMemory } from './utilization/guest-os-share-memory.js';
import { hostLossesBound } from './utilization/host-losses-bound.js';
import { hosts } from './utilization/hosts.js';
import { hostsLowerBound } from './utilization/hosts-lower-bound.js';
import { hostsNeeded } from './utilization/hosts-needed.js';
import { hypervisorShareCpu } from './utilization/hypervisor-share-cpu.js';
import { hypervisorShareMemory } from './utilization/hypervisor-share-memory.js';
import { instancesLostWithAHost } from './utilization/instances-lost-with-a-host.js';
import { instancesLostWithARack } from './utilization/instances-lost-with-a-rack.js';
import { instancesPerHost } from './utilization/instances-per-host.js';
import { measuredCpuMean } from './utilization/measured-cpu-mean.js';
import { measuredCpuP95 } from './utilization/measured-cpu-p95.js';
import { measuredMemoryMean } from './utilization/measured-memory-mean.js';
import { measuredMemoryP95 } from './utilization/measured-memory-p95.js';
import { platformCostPerYear } from './utilization/platform-cost-per-year.js';
import { shareLostWithAHost } from './utilization/share-lost-with-a-host.js';
import { shareLostWithARack } from './utilization/share-lost-with-a-rack.js';
import { strandedShareCpu } from './utilization/stranded-share-cpu.js';
import { strandedShareMemory } from './utilization/stranded-share-memory.js';
import { systemReservedShareCpu } from './utilization/system-reserved-share-cpu.js';
import { systemReservedShareMemory } from './utilization/system-reserved-share-memory.js';
import { toleratedHostLosses } from './utilization/tolerated-host-losses.js';
import { usefulShareCpu } from './utilization/useful-share-cpu.js';
import { usefulShareMemory } from './utilization/useful-share-memory.js';

/** Every metric, in the order of the report: one file each, its name the metric's id, its folder the metric's group. */
export const metrics: readonly Metric[] = [
  serviceAvailability,
  nines,
  downtimeMinutesPerYear,
  availabilityExcludingPlanned,
  downtimeExcludingPlanned,
  outagesPerYear,
  meanOutage,
  requestAvailability,
  probabilityTargetMetInMonth,
  probabilityTargetMetInYear,
  promiseMonthly,
  longestOutage,
  probabilityOutageWithinRto,
  errorBudgetUsed,
  managementApiAvailability,
  timeWithoutRedundancy,
  structuralFloor,
  singlePointsOfFailure,
  rtoProcessCrash,
  rtoApplicationHang,
  rtoGuestOsCrash,
  rtoHostLost,
  rtoRackLost,
  rtoSiteLost,
  rtoStorageLost,
  rtoIngressLost,
  failoverTimeHostLost,
  failoverCoverage,
  failuresNeedingPeople,
  lostRequestShare,
  lossesWithoutRoom,
  rpo,
  hosts,
  hostsNeeded,
  hostsLowerBound,
  usefulShareCpu,
  guestOsShareCpu,
  hypervisorShareCpu,
  systemReservedShareCpu,
  controlPlaneShareCpu,
  failoverReserveShareCpu,
  strandedShareCpu,
  usefulShareMemory,
  guestOsShareMemory,
  hypervisorShareMemory,
  systemReservedShareMemory,
  controlPlaneShareMemory,
  failoverReserveShareMemory,
  strandedShareMemory,
  instancesPerHost,
  toleratedHostLosses,
  hostLossesBound,
  instancesLostWithAHost,
  shareLostWithAHost,
  instancesLostWithARack,
  shareLostWithARack,
  furtherInstances,
  measuredCpuMean,
  measuredCpuP95,
  measuredMemoryMean,
  measuredMemoryP95,
  energyPerYear,
  platformCostPerYear,
  downtimeCostPerYear,
  costPerYear,
  costOverFiveYears,
  timeToAddInstance,
  timeToDouble,
  releaseDuration,
  releaseCapacityDip,
  cpuOverhead,
  clusterSizeLimit,
  instancesPerHostLimit,
  headroomToLimit,
  rootDaemons,
  privilegedProcesses,
  sharedKernels,
  kernels,
  openPorts,
];

/** The metric of an id; undefined when there is none. */
export function metricOf(id: string): Metric | undefined {
  return metrics.find((metric) => metric.id === id);
}
