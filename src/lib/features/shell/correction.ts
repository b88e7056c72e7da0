/** Where the methods page tells what was corrected: its heading's id, which links point to. */
export const CORRECTION = 'correction';
