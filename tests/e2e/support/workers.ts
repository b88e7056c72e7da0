/** How many files run in the browser at the same time: two keep two cores busy, and wait for none. */
export const BROWSER_WORKERS = 2;
