/** What the app does before it begins, and where a part of it does not arrive. */
import type { ClientInit, HandleClientError } from '@sveltejs/kit';
import { preloadData } from '$app/navigation';
import { navigating, updated } from '$app/state';
import { site } from '$lib/app/remote.svelte';

addEventListener('vite:preloadError', (event) => {
	// A page can be read without its styles: they alone are no reason to show none, but to say so.
	if (event.payload.message.includes('CSS')) event.preventDefault();
	void missing();
});

// Code that arrives empty has nothing in it that could be called; it is as much missing.
addEventListener('unhandledrejection', ({ reason }) => {
	if (reason instanceof TypeError) void missing();
});

/** After a deploy the site says that it was updated; else, that a part is missing. */
async function missing(): Promise<boolean> {
	const newer = await updated.check();
	site.missing = !newer;
	return newer;
}

export const init: ClientInit = async () => {
	// The newest of what is filled in: an engine that has it has the rest.
	if (!('toWellFormed' in String.prototype)) await import('$lib/app/device/built-ins');
};

/**
 * A page that does not arrive never takes the place of one that can be read: what is on screen stays,
 * ready-made or not, with a sentence.
 */
export const handleError: HandleClientError = async ({ error, event, status, message }) => {
	const unstarted = document.getElementById('unstarted');
	// What is fetched ahead because somebody points at a link is no loss yet.
	if (status !== 500 || (!unstarted && !navigating.to)) return { message };
	reportError(error);
	if (unstarted) unstarted.hidden = false;
	else if (await missing()) location.assign(event.url.href);
	// So that the same link, followed again, is tried again.
	else void preloadData(location.href).catch(() => undefined);
	return new Promise<never>(() => undefined);
};
