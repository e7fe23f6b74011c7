/** A value as its source gives it: a number, a phrase, or a small table. */
export type FactValue = number | string | boolean | readonly FactValue[] | { readonly [key: string]: FactValue };

/**
 * One sourced fact. `verified`: the value was seen at the source named; a `derived` one is arithmetic on such values.
 * Units are the source's own (seconds, minutes, percent): parameters turn them into hours.
 */
export interface Fact {
  /** Stable dotted id, e.g. `k8s.adc.maxWaitForUnmount`. */
  readonly id: string;
  readonly meaning: string;
  readonly kind:
    | 'default'
    | 'recommendation'
    | 'formula'
    | 'fact'
    | 'measured'
    | 'model-input'
    | 'agreement'
    | 'derived';
  readonly value: FactValue;
  readonly unit: string;
  readonly appliesTo: string;
  readonly range?: readonly [number, number];
  /** One line: repository path @commit, or address; several are separated by `; `. */
  readonly source: string;
  readonly verified: boolean;
  readonly note?: string;
}

/** A port a node of some role needs, for the deployment page. */
export interface Port {
  readonly role: string;
  readonly direction: 'inbound' | 'bidirectional' | 'local';
  readonly protocol: string;
  /** A number, a range or a list, as written in firewall requests; `-`: the protocol has none. */
  readonly port: string;
  readonly purpose: string;
  readonly usedBy: string;
  readonly optional: boolean;
  readonly source: string;
  readonly verified: boolean;
  readonly note?: string;
}

/** Something a node must bring before a cluster is installed on it. */
export interface Prerequisite {
  readonly id: string;
  readonly requirement: string;
  readonly value: string;
  readonly appliesTo: string;
  /** `required`, `recommended`, `hardening`, `default`, … as the source puts it. */
  readonly strength: string;
  readonly source: string;
  readonly verified: boolean;
  readonly note?: string;
}

/** A widely repeated statement that the sources contradict. */
export interface Correction {
  readonly topic: string;
  readonly finding: string;
}
