import { always, type Condition } from './system-model.js';

export function namesComponent(condition: Condition, components: ReadonlySet<string>): boolean {
  if ('works' in condition) return components.has(condition.works);
  if ('not' in condition) return namesComponent(condition.not, components);
  return innerOf(condition).some((inner) => namesComponent(inner, components));
}

/** Every component the condition names, each once. */
export function namedComponents(condition: Condition): Set<string> {
  const named = new Set<string>();
  const visit = (part: Condition): void => {
    if ('works' in part) named.add(part.works);
    else if ('not' in part) visit(part.not);
    else innerOf(part).forEach(visit);
  };
  visit(condition);
  return named;
}

/**
 * The condition with alternatives left out that name one of the components: out of `any`, where others remain.
 *
 * @returns null when nothing would remain
 */
export function conditionWithout(condition: Condition, components: ReadonlySet<string>): Condition | null {
  if (!namesComponent(condition, components)) return condition;
  if ('any' in condition) {
    const rest = condition.any.filter((inner) => !namesComponent(inner, components));
    return rest.length === 0 ? null : { any: rest };
  }
  if ('all' in condition) {
    const parts = condition.all.map((inner) => conditionWithout(inner, components));
    return parts.includes(null) ? null : { all: parts.map((part) => part!) };
  }
  // Counted or negated: leaving one out would change what is asked for.
  return condition;
}

/** The condition while all of the components work. */
export function conditionWhileUp(condition: Condition, components: ReadonlySet<string>): Condition {
  if (!namesComponent(condition, components)) return condition;
  if ('works' in condition) return always;
  if ('not' in condition) return { not: conditionWhileUp(condition.not, components) };
  const inner = innerOf(condition).map((part) => conditionWhileUp(part, components));
  if ('all' in condition) return { all: inner };
  return 'any' in condition ? { any: inner } : { ...condition, of: inner };
}

/** Conditions it is put together from; a denial is taken for a whole. */
export function innerOf(condition: Condition): readonly Condition[] {
  if ('all' in condition) return condition.all;
  if ('any' in condition) return condition.any;
  return 'of' in condition ? condition.of : [];
}

/** Conditions that have to hold together, each taken apart as far as it goes; denials carried inwards (De Morgan). */
export function flattened(condition: Condition): readonly Condition[] {
  if ('all' in condition) return condition.all.flatMap(flattened);
  if (!('not' in condition)) return [condition];
  const { not } = condition;
  if ('not' in not) return flattened(not.not);
  if ('any' in not) return not.any.flatMap((inner) => flattened({ not: inner }));
  if ('all' in not) return [{ any: not.all.flatMap((inner): Condition[] => [{ all: flattened({ not: inner }) }]) }];
  return [condition];
}
