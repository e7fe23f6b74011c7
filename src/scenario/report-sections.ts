/** Sections of the report by the names their links have; the verdict always comes first and is none of them. */
export const reportSections = [
  'candidates',
  'comparison',
  'objectives',
  'downtime',
  'differences',
  'year',
  'failover',
  'utilization',
  'sensitivity',
  'measured',
  'risks',
  'deployment',
  'assumptions',
  'method',
  'glossary',
] as const;

export type ReportSection = (typeof reportSections)[number];
