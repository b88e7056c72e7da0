/** What was just done, in words, and how it is taken back. */
export type Done = { readonly said: string; readonly undo: (() => void) | null };
