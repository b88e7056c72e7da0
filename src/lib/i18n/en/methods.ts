/** Words of the displacement methods, as `t.methods`. */
export * from './correction.ts';
export * from './method-around.ts';
export * from './method-findings.ts';
export * from './method-names.ts';
export * from './method-page.ts';
export * from './method-pages.ts';
export * from './method-results.ts';
export * from './method-screens.ts';
export * from './method-table.ts';
export * from './method-tests.ts';
export type { TestUnit, TestWords } from './method-test-words.ts';
