export { expectNoAxeViolations } from './axe.ts';
export { breakFiles } from './broken-files.ts';
export { screenshot, waitForMap } from './look.ts';
export { goOffline, goOnline, openPage, siteUrl, type OpenOptions } from './open-page.ts';
export { serveOther } from './other-site.ts';
