/** Walk-throughs of the region that come with the app, fetched when somebody wants to see them. */
type WalkFile = { readonly rootline: string; readonly format: number };

/** In the order of their names. */
const FILES = import.meta.glob<WalkFile>('#region/words/en/walks/*.json', { import: 'default' });

export const regionWalks = () => Promise.all(Object.values(FILES).map((load) => load()));
