/** The label by which Prometheus tells targets apart. */
const INSTANCE = /\binstance="((?:[^"\\]|\\.)*)"/;

/** Names of series: of those that Prometheus writes with all their labels, `up{instance="esx-1:9100", job="node"}`, the instance, where it tells them apart. */
export function seriesNames(heads: readonly string[]): readonly string[] {
  const instances = heads.map((head) => INSTANCE.exec(head)?.[1]);
  const isApart = instances.every((name) => name !== undefined) && new Set(instances).size === heads.length;
  return isApart ? (instances as string[]) : heads;
}
