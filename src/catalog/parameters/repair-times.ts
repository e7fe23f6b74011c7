import type { Distribution } from '../../maths/distribution.js';

// Times to repair in hours, as fifty means of successive 2 % of the sorted times: the mean is kept exactly and so is the
// long tail, which a lognormal fit halves. Computed from LANL LA-UR-05-7318 (all systems, times above zero);
// we recognise Los Alamos National Laboratory for providing these data.

/** 14,296 repairs of hardware: mean 5.75 h, median 1.15 h. */
export const hardwareRepair: Distribution = {
  kind: 'empirical',
  values: [
    0.072, 0.18, 0.236, 0.272, 0.307, 0.332, 0.358, 0.381, 0.41, 0.44, 0.472, 0.503, 0.535, 0.569, 0.605, 0.648, 0.681,
    0.724, 0.765, 0.814, 0.859, 0.915, 0.976, 1.034, 1.109, 1.182, 1.258, 1.338, 1.418, 1.508, 1.61, 1.71, 1.812, 1.933,
    2.045, 2.199, 2.366, 2.536, 2.734, 2.96, 3.235, 3.544, 3.888, 4.299, 4.917, 5.955, 7.255, 9.517, 18.6, 183.35,
  ],
};

/** 5,352 repairs of software: mean 5.81 h, median 0.73 h. */
export const softwareRepair: Distribution = {
  kind: 'empirical',
  values: [
    0.031, 0.075, 0.086, 0.107, 0.131, 0.157, 0.167, 0.178, 0.203, 0.225, 0.249, 0.254, 0.277, 0.303, 0.328, 0.345,
    // biome-ignore lint/suspicious/noApproximativeNumericConstant: a measured time, by chance near ln 2
    0.375, 0.408, 0.431, 0.48, 0.5, 0.534, 0.584, 0.645, 0.693, 0.761, 0.831, 0.911, 0.989, 1.016, 1.102, 1.216, 1.346,
    1.513, 1.678, 1.839, 1.994, 2.034, 2.263, 2.495, 2.804, 3.137, 3.67, 4.001, 4.453, 5.251, 6.222, 8.158, 14.223,
    208.989,
  ],
};

/** 362 repairs of facilities (power, cooling): mean 9.54 h, median 4.6 h. */
export const facilitiesRepair: Distribution = {
  kind: 'empirical',
  values: [
    0.289, 0.509, 0.614, 0.69, 0.826, 1.023, 1.163, 1.372, 1.519, 1.614, 1.89, 1.981, 2.056, 2.318, 2.456, 2.629, 2.849,
    2.984, 3.047, 3.185, 3.374, 3.448, 3.584, 3.891, 4.295, 4.949, 5.352, 5.534, 5.619, 6.247, 7.016, 7.942, 8.229,
    8.796, 9.014, 10.195, 10.843, 11.638, 12.338, 13.48, 14.721, 16.385, 18.512, 20.25, 21.754, 22.015, 23.649, 34.565,
    46.822, 77.485,
  ],
};

/** 148 repairs after human error: mean 2.74 h, median 0.73 h. */
export const humanErrorRepair: Distribution = {
  kind: 'empirical',
  values: [
    0.022, 0.077, 0.088, 0.11, 0.117, 0.136, 0.16, 0.176, 0.222, 0.233, 0.233, 0.256, 0.278, 0.3, 0.329, 0.36, 0.396,
    0.413, 0.424, 0.459, 0.483, 0.502, 0.546, 0.63, 0.711, 0.744, 0.75, 0.755, 0.777, 0.85, 0.909, 0.976, 1.095, 1.185,
    1.243, 1.368, 1.561, 1.711, 1.95, 2.245, 2.333, 2.463, 2.875, 3.403, 4.376, 6.18, 10.329, 16.822, 23.206, 39.093,
  ],
};
