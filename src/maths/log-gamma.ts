/** (−1)ᵏ (ζ(k) − 1)/k for k = 2, 3, …: lnΓ(2 + z) = (1 − γ) z + Σ cₖ zᵏ for |z| < 2 (Abramowitz & Stegun 1964, 6.1.33). */
const ZETA_TERMS = [
  0.3224670334241132, -0.0673523010531981, 0.020580808427784546, -0.007385551028673986, 0.0028905103307415234,
  -0.001192753911703261, 0.0005096695247430425, -0.00022315475845357939, 9.945751278180853e-5, -4.492623673813314e-5,
  2.050721277567069e-5, -9.439488275268397e-6, 4.374866789907488e-6, -2.039215753801366e-6, 9.55141213040742e-7,
  -4.492469198764566e-7, 2.1207184805554665e-7, -1.0043224823968099e-7, 4.7698101693639804e-8, -2.2711094608943164e-8,
  1.0838659214896955e-8, -5.183475041970047e-9, 2.4836745438024785e-9, -1.1921401405860912e-9, 5.731367241678862e-10,
  -2.7595228851242334e-10, 1.330476437424449e-10, -6.4229645638381e-11, 3.1044247747322276e-11, -1.5021384080754142e-11,
  7.275974480239079e-12,
];
const ONE_LESS_EULER = 0.42278433509846713;
const HALF_LOG_TWO_PI = 0.9189385332046728;

/**
 * ln Γ(x) for x > 0, relative error below 1e-14 also at its zeros 1 and 2: power series around 2 for ½ ≤ x ≤ 2.5,
 * recurrence up to 10, Stirling's series beyond (Abramowitz & Stegun 1964, 6.1.41).
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.POSITIVE_INFINITY : Number.NaN;
  if (x < 0.5) return nearTwo(x) - Math.log1p(x) - Math.log(x);
  if (x < 1.5) return nearTwo(x - 1) - Math.log1p(x - 1);
  if (x <= 2.5) return nearTwo(x - 2);
  if (x >= 10) return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + stirlingSeries(x);
  let product = 1;
  let y = x;
  while (y > 2.5) {
    y -= 1;
    product *= y;
  }
  return nearTwo(y - 2) + Math.log(product);
}

/**
 * ln Γ(x) − [(x − ½) ln x − x + ½ ln 2π]: what Stirling's formula lacks. Densities with large parameters are built from
 * it without cancellation (Loader, Fast and accurate computation of binomial probabilities, 2000).
 */
export function stirlingError(x: number): number {
  if (x >= 10) return stirlingSeries(x);
  return logGamma(x) - ((x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI);
}

/** lnΓ(2 + z) for |z| ≤ ½. */
function nearTwo(z: number): number {
  let sum = 0;
  for (let k = ZETA_TERMS.length - 1; k >= 0; k--) sum = (sum + ZETA_TERMS[k]!) * z;
  return (sum + ONE_LESS_EULER) * z;
}

function stirlingSeries(x: number): number {
  const r = 1 / (x * x);
  const inner = 1 / 1188 - r * (691 / 360360 - r * (1 / 156 - (r * 3617) / 122400));
  return (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r * inner)))) / x;
}
