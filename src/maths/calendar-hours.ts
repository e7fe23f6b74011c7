/** The mean year of the Julian calendar, 365.25 days: every figure per year is per so many hours, and the report says so. */
export const hoursPerYear = 8766;
export const hoursPerMonth = hoursPerYear / 12;
