/** Words of the displacement methods, as `t.methods`. */
export * from './method-page.ts';
export * from './method-screens.ts';
export * from './method-screens.ts';
export * from './method-classes.ts';
export * from './method-page.ts';
export * from './method-page.ts';
export * from './method-screens.ts';
export * from './method-screens.ts';
export * from './method-screens.ts';
export * from './method-tests.ts';
export type { TestUnit, TestWords } from './method-tests.ts';
