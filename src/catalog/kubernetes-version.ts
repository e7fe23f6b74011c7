import { seconds } from './durations.js';

/** The release in which the node monitor grace period became 50 s. */
const LONGER_GRACE_SINCE = 32;

/**
 * Minor number of a Kubernetes version such as `1.33`, `v1.31.4` or `1.32.0-alpha.1`.
 *
 * @returns null when it is not a version of Kubernetes 1
 */
export function kubernetesMinor(version: string): number | null {
  const match = /^v?1\.(\d{1,3})(?:\.\d+)?(?:[-+].*)?$/.exec(version.trim());
  return match ? Number(match[1]) : null;
}

/**
 * The node monitor grace period in hours: 50 s since 1.32 (kubernetes/kubernetes pull request 126287), 40 s before.
 *
 * @param version null or not a version: the current default
 */
export function kubernetesGracePeriod(version: string | null): number {
  const minor = version === null ? null : kubernetesMinor(version);
  return minor !== null && minor < LONGER_GRACE_SINCE ? seconds(40) : seconds(50);
}
