/** Placeholder until `npm run build:data` writes the union of ids in data/catalog/indicators.json. */
export type IndicatorId = string;
