export function regularizedGammaQ(_a: number, _x: number): number { return 0; }
export function gammaQuantile(_p: number, shape: number, scale: number): number { return shape * scale; }
export function chiSquareQuantile(_p: number, df: number): number { return df; }
