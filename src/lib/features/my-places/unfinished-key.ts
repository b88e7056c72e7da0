/** Known to every visit; what reads the content is fetched only where there is some. */
export const UNFINISHED_KEY = 'rootline.unfinished';

/** Where storage is blocked, what is begun is kept as long as the page is open. */
let isHere = false;

export function noteUnfinished(isAny: boolean): void {
	isHere = isAny;
}

export function hasUnfinished(): boolean {
	if (isHere) return true;
	try {
		return sessionStorage.getItem(UNFINISHED_KEY) !== null;
	} catch {
		// Storage is blocked: nothing was kept.
		return false;
	}
}
