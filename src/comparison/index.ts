export { type Changes, changesBetween } from './changes.js';
export { changesText } from './changes-text.js';
export { checkedTargets, type MissedTarget, missedTargetLine } from './checked-targets.js';
export { compared } from './compared.js';
