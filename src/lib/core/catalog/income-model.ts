/**
 * What the pooling of household incomes assumes, measured in `scripts/fit/pooled-income.ts`.
 */
export const INCOME_MODEL = { spread: 0.84, modelError: 0.0134 } as const;
