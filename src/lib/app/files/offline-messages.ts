/** What a page and the keeper of the copy on the device (the service worker) say to each other. */

export type ToKeeper = { readonly type: 'keep' } | { readonly type: 'forget' };

export type FromKeeper =
	| { readonly type: 'progress'; readonly done: number; readonly total: number }
	/** ISO time. */
	| { readonly type: 'kept'; readonly saved: string }
	| { readonly type: 'failed'; readonly detail: string }
	| { readonly type: 'forgotten' };

/** Entry of the copy that says when it was made. */
export const SAVED_NOTE = '/rootline-saved.json';
