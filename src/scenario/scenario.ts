import type { MeasurementSummary, Text, Uncertainty } from '../catalog/parameter.js';
import type { Distribution } from '../maths/distribution.js';
import type { ReportSection } from './report-sections.js';
import type { StatedSettings } from './stated.js';

/** Where a value stands in the user's file: for messages and provenance. Lines and columns start at 1. */
export interface SourcePosition {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What a user may write where a quantity stands. Durations in hours. */
export type Evidence = EvidenceBody & { readonly source: string | null; readonly position: SourcePosition | null };
export type EvidenceBody =
  /** The mean (time to failure/restore), or the fixed value (timers). */
  | { readonly kind: 'value'; readonly value: number }
  /** Different each time: 90 % of cases lie between (lognormal 5 %…95 %). */
  | { readonly kind: 'varies'; readonly low: number; readonly high: number }
  /** One value, not known exactly: 90 % sure it lies between. */
  | { readonly kind: 'between'; readonly low: number; readonly high: number }
  | { readonly kind: 'observed'; readonly failures: number; readonly machines: number; readonly duringHours: number }
  | { readonly kind: 'distribution'; readonly distribution: Distribution }
  /** What a fit wrote down: no file is read again. */
  | {
      readonly kind: 'fitted';
      readonly distribution: Distribution;
      readonly uncertainty: Uncertainty;
      readonly measurement: MeasurementSummary;
    }
  | {
      readonly kind: 'measured';
      /** Absolute or scenario-relative as written; resolved by the reader. */
      readonly file: string;
      readonly profile: 'outages' | 'transitions' | 'drills' | 'utilization' | null;
      readonly where: Readonly<Record<string, string | number>>;
      readonly columns: Readonly<Record<string, string>>;
      readonly inventory: string | null;
    };

export interface Resources {
  /** vCPU or cores. */
  readonly cpu: number;
  readonly memoryGiB: number;
}

export interface Workload {
  readonly id: string;
  readonly instances: number;
  readonly required: number;
  readonly each: Resources;
  /** The application's own start once its guest or container is up, hours; null: catalog. */
  readonly start: Evidence | null;
  readonly spread: 'none' | 'host' | 'rack' | 'site';
  /** An instance waits rather than break the spread. */
  readonly hardSpread: boolean;
  /** Kubernetes: what keeps its pods. */
  readonly controller: 'deployment' | 'stateful-set';
  readonly storage: 'none' | 'attached';
  readonly mode: 'active-active' | 'leader';
  readonly releases: { readonly everyHours: number; readonly failing: number } | null;
  /** Workloads or externals it calls; a request fails with a required one, not with an optional one. */
  readonly calls: readonly { readonly workload: string; readonly optional: boolean }[];
  /** Of this workload alone, by parameter name: nearer than the candidate's. */
  readonly parameters: Readonly<Record<string, Evidence>>;
}

export interface External {
  readonly id: string;
  readonly availability: number;
  readonly outagesPerYear: number;
}

export interface ServiceTarget {
  readonly availability: number | null;
  readonly per: 'month' | 'year';
  readonly excludingPlanned: boolean;
  readonly rtoHours: number | null;
  readonly rpoHours: number | null;
}

/** What a service needs where its users are those who run the platform: vCenter, or the API of Kubernetes. */
export const managementApi = 'management-api';

export interface Service {
  readonly id: string;
  /** Workload and external ids, required calls followed all the way down, or `managementApi`; optional ones are left out. */
  readonly needs: readonly string[];
  readonly target: ServiceTarget | null;
}

/** Used by those who run the platform, not by those the platform is for. */
export const isManagementAlone = ({ needs }: Pick<Service, 'needs'>): boolean =>
  needs.length > 0 && needs.every((need) => need === managementApi);

export interface HostGroup {
  readonly count: number;
  readonly racks: number;
  /** Top-of-rack switches in each, of which one is enough; 0: a part of the rack. */
  readonly switches: number;
  readonly each: Resources;
  readonly site: string | null;
  /** Names and racks as an inventory gives them; null: generated. */
  readonly inventory: string | null;
  /** One entry per host, as the inventory has them; null: generated. */
  readonly named: readonly { readonly name: string; readonly rack: string | null }[] | null;
  /** Of these machines alone, by parameter name: nearer than the candidate's. */
  readonly parameters: Readonly<Record<string, Evidence>>;
}

export interface ControlPlane {
  /** Members per site; the single key `''` when there are no sites. */
  readonly members: Readonly<Record<string, number>>;
  readonly etcd: 'stacked' | 'external';
  /** As `members`: the same when stacked, machines of their own when external. */
  readonly etcdMembers: Readonly<Record<string, number>>;
  /** `own`: machines of their own; `shared`: beside the pods. */
  readonly hosts: 'own' | 'shared';
  readonly vip: 'keepalived' | 'kube-vip' | 'haproxy' | 'cloud' | 'none';
  /** What is labelled a zone. */
  readonly zones: 'sites' | 'racks';
}

export interface Ingress {
  readonly kind: 'none' | 'haproxy' | 'metallb' | 'keepalived' | 'cloud' | 'dns';
  readonly members: number;
  readonly vip: 'keepalived' | 'kube-vip' | 'none';
  readonly ttlHours: number | null;
}

export interface Storage {
  readonly kind: 'local' | 'array' | 'replicated';
  readonly controllers: number;
  readonly copies: Readonly<Record<string, number>>;
  readonly mode: 'synchronous' | 'asynchronous';
  readonly at: string | null;
  readonly copyTo: string | null;
  readonly lagHours: number | null;
}

export interface HighAvailability {
  readonly kind: 'none' | 'vsphere' | 'pacemaker' | 'masakari' | 'ovirt';
  /** Failover capacity kept free. */
  readonly reserve:
    | { readonly kind: 'hosts'; readonly hosts: number }
    | { readonly kind: 'share'; readonly share: number }
    | { readonly kind: 'none' };
  readonly vmMonitoring: boolean;
  /** What vSphere HA does with the VMs of a host that runs on but is cut off from the network. */
  readonly isolation: 'leave' | 'power-off';
  /** VM component protection of vSphere. */
  readonly componentProtection: boolean;
  /** Proactive HA of vSphere: a host that announces its failure is emptied by live migration and repaired. */
  readonly proactive: boolean;
  /** Workloads of one instance that vSphere runs as a pair in lockstep on two hosts. */
  readonly faultTolerance: readonly string[];
}

/** Virtual machines that serve as the cluster nodes of a Kubernetes candidate with `runs-on`. */
export interface NodePool {
  readonly id: string;
  readonly count: number;
  readonly each: Resources;
  /** Never two on one host. */
  readonly apart: boolean;
  readonly role: 'control-plane' | 'worker';
}

export interface Prices {
  readonly currency: string | null;
  readonly hostPerYear: number | null;
  readonly energyPerKWh: number | null;
  readonly licencesPerCorePerYear: number | null;
  /** Per service, per hour of downtime. */
  readonly downtimePerHour: Readonly<Record<string, number>>;
}

/** A recurring job on each host, guest or cluster node in turn; `none`: not done; null: as the catalog has it. */
export type PlannedJob = { readonly everyHours: number; readonly durationHours: number } | 'none' | null;

export interface PlannedSettings {
  readonly hostPatching: PlannedJob;
  readonly guestPatching: PlannedJob;
  readonly platformUpgrade: PlannedJob;
}

export type AddOn = 'admission-webhook' | 'csi-driver';

export interface Candidate {
  readonly id: string;
  readonly name: Text;
  readonly platform: 'vm' | 'kubernetes' | 'custom';
  readonly version: string | null;
  /** Whether container images lie on every node, or are pulled from a registry where a pod starts. */
  readonly images: 'cached' | 'pulled';
  /** What a start on another node needs besides the control plane; of Kubernetes. */
  readonly addOns: readonly AddOn[];
  readonly runtime: 'docker' | 'docker-live-restore' | 'containerd' | 'cri-o' | 'podman';
  readonly hosts: readonly HostGroup[];
  /** Set when it stands on another candidate's VM cluster: that candidate, resolved. */
  readonly runsOn: Candidate | null;
  readonly nodePools: readonly NodePool[];
  readonly ha: HighAvailability;
  readonly overcommit: { readonly cpu: number; readonly memory: number };
  readonly controlPlane: ControlPlane | null;
  readonly ingress: Ingress;
  readonly storage: Storage;
  readonly siteFailover: { readonly decide: Evidence; readonly act: Evidence; readonly succeeds: number } | null;
  readonly workloads: readonly Workload[];
  readonly external: readonly External[];
  readonly services: readonly Service[];
  readonly links: readonly {
    readonly id: string;
    /** The two sites it joins. */
    readonly between: readonly [string, string];
    readonly roundTripHours: number | null;
    readonly timeToFailure: Evidence | null;
    readonly timeToRestore: Evidence | null;
  }[];
  /** Overrides by parameter name; candidate over scenario already applied. */
  readonly parameters: Readonly<Record<string, Evidence>>;
  readonly prices: Prices;
  /** Null: all as the catalog has it. */
  readonly planned: PlannedSettings | null;
  /** Measured outages of a service, set beside the prediction. */
  readonly observed: Readonly<
    Record<
      string,
      {
        readonly outages: string;
        readonly columns: Readonly<Record<string, string>>;
        /** The shortest outage that the measurement sees; 0: it sees all. */
        readonly shortestHours: number;
      }
    >
  >;
  readonly utilization: { readonly file: string; readonly columns: Readonly<Record<string, string>> } | null;
  /** `custom` only: passed on as written. */
  readonly custom: CustomCandidate | null;
}

/** A textbook system: components with a structure expression, or a chain given as states and rates. */
export interface CustomCandidate {
  readonly components: readonly {
    readonly id: string;
    readonly timeToFailure: Evidence;
    readonly timeToRestore: Evidence;
    /** A spare waits while the expression holds, and then fails at this share of its rate; null: always in use. */
    readonly standby: { readonly while: string; readonly dormancy: number } | null;
  }[];
  /** One repair at a time for each of `size`; the order is that of arrival, or of the list. */
  readonly crews: readonly {
    readonly id: string;
    readonly size: number;
    readonly repairs: readonly string[];
    readonly order: 'first-come' | 'as-listed';
  }[];
  /** Alike components that also fail together. */
  readonly commonCauses: readonly {
    readonly id: string;
    readonly members: readonly string[];
    readonly shares:
      | { readonly betaFactor: number }
      | { readonly multipleGreekLetters: readonly number[] }
      | { readonly alphaFactors: readonly number[] };
  }[];
  /** e.g. `(a and b) or atLeast(2, [c, d, e])`: works when true. Null for a chain. */
  readonly works: string | null;
  readonly chain: {
    readonly states: readonly string[];
    readonly up: readonly string[];
    readonly rates: readonly { readonly from: string; readonly to: string; readonly perHour: number }[];
  } | null;
}

export interface Scenario {
  readonly file: string;
  /** SHA-256 of the scenario file and of every file it names, in order. */
  readonly hash: string;
  readonly title: Text;
  readonly review: {
    readonly date: string | null;
    readonly version: string | null;
    readonly author: string | null;
    readonly organisation: string | null;
    /** Markdown: the text of the file, not its name. */
    readonly background: string | null;
  };
  readonly report: {
    /** Sections of the report in the order wanted; null: all of them in its own order. */
    readonly sections: readonly ReportSection[] | null;
  };
  readonly data: {
    readonly timeZone: string | null;
    readonly encoding: string | null;
    readonly window: readonly [string, string] | null;
  };
  readonly candidates: readonly Candidate[];
  /** By candidate id, what was written of it. */
  readonly stated: Readonly<Record<string, StatedSettings>>;
  readonly baseline: string;
  readonly recommend: { readonly withProbability: number };
}
