export { expectNoAxeViolations } from './axe.ts';
export { breakFiles } from './broken-files.ts';
export { expectPixels, screenshot, waitForMap } from './look.ts';
export { goOffline, goOnline, openPage, siteUrl } from './open-page.ts';
export { serveOther } from './other-site.ts';
