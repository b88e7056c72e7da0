/** Orders of the chart's rows. */
export const CHART_ORDERS = ['given', 'descending', 'ascending'] as const;
export type ChartOrder = (typeof CHART_ORDERS)[number];
