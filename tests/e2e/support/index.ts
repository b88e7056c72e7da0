export { expectNoAxeViolations } from './axe.ts';
export { breakFiles } from './broken-files.ts';
export {
	expectNoAxeViolationsInBoth,
	expectPixels,
	PICTURED,
	screenshot,
	touchMap,
	waitForMap
} from './look.ts';
export { goOffline, goOnline, openPage, pageForAll, siteUrl } from './open-page.ts';
export { serveOther } from './other-site.ts';
