/** What of a page can be seen and touched, measured from outside: nothing cut off, nothing out of reach. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { eventually } from './eventually.ts';

/** It lies within the window. */
export async function expectInSight(page: Page, what: Locator): Promise<void> {
	const { height } = page.viewportSize()!;
	await eventually(async () => {
		const box = await what.boundingBox();
		return box !== null && box.y >= 0 && box.y + Math.min(box.height, 24) <= height;
	}, 'in sight').toBe(true);
}

/** Boxes that only clip, and still have been scrolled, with how far. */
export const scrolledThoughClipped = (page: Page): Promise<string[]> =>
	page.evaluate(() =>
		[...document.querySelectorAll('body, body *')].flatMap((each) => {
			const { overflowX, overflowY } = getComputedStyle(each);
			const moved = [
				/hidden|clip/.test(overflowX) ? each.scrollLeft : 0,
				/hidden|clip/.test(overflowY) ? each.scrollTop : 0
			];
			return moved.some((by) => by !== 0)
				? [`${each.outerHTML.slice(0, 80)} by ${moved.join(', ')}`]
				: [];
		})
	);

/** Runs in the page. */
function lookForHidden(part: string | null): string[] {
	const found = new Set<string>();
	const wide = document.documentElement.clientWidth;
	const high = window.innerHeight;
	const named = (element: Element) =>
		`<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> ${element.textContent.trim().slice(0, 40)}`;
	const isShown = (element: Element) =>
		element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) &&
		element.closest('[data-map-state], svg, noscript, option') === null;
	/** Kept for readers alone. */
	const isForReaders = (element: Element) => {
		for (let each: Element | null = element; each; each = each.parentElement) {
			if (getComputedStyle(each).clipPath.startsWith('inset(50%')) return true;
		}
		return false;
	};
	const page = document.documentElement;
	// Whatever lies behind an open dialog waits until it is closed.
	const root = document.querySelector(part ?? 'dialog[open]') ?? document.body;
	if (page.scrollWidth > wide)
		found.add(`the page scrolls sideways: ${page.scrollWidth} > ${wide}`);

	const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		const element = node.parentElement!;
		if (node.textContent!.trim() === '' || !isShown(element) || isForReaders(element)) continue;
		const range = document.createRange();
		range.selectNodeContents(node);
		const { left, right, top, bottom } = range.getBoundingClientRect();
		let sideways = false;
		let upright = false;
		for (let each: Element | null = element; each && each !== page; each = each.parentElement) {
			const { overflowX, overflowY, position } = getComputedStyle(each);
			const box = each.getBoundingClientRect();
			const cuts = (overflow: string) => /hidden|clip/.test(overflow);
			if (!sideways && cuts(overflowX) && (right > box.right + 1 || left < box.left - 1))
				found.add(`cut at the side: ${named(element)}`);
			if (!upright && cuts(overflowY) && (bottom > box.bottom + 1 || top < box.top - 1))
				found.add(`cut above or below: ${named(element)}`);
			sideways ||= /auto|scroll/.test(overflowX);
			upright ||= /auto|scroll/.test(overflowY);
			// What is fixed does not scroll with the page.
			if (position === 'fixed' && !upright && (top < -1 || bottom > high + 1))
				found.add(`beyond the screen for good: ${named(element)}`);
		}
		if (!sideways && (right > wide + 1 || left < -1))
			found.add(`beside the screen: ${named(element)}`);
	}

	const controls =
		'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary';
	for (const control of root.querySelectorAll(controls)) {
		// A circle that is for readers alone is touched by its words.
		const touched = control.closest('label') ?? control;
		if (!isShown(control) || isForReaders(touched) || control.closest('[inert]')) continue;
		touched.scrollIntoView({ block: 'center', inline: 'center' });
		const box = [...touched.getClientRects()].find(({ width }) => width > 1);
		if (!box) continue;
		const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
		if (!at || !(touched.contains(at) || at.contains(touched)))
			found.add(
				`out of reach: ${named(control)} ${control.getAttribute('aria-label') ?? ''}, where ${at ? named(at) : 'nothing'} is`
			);
		for (let each = touched.parentElement; each; each = each.parentElement) {
			const { overflowX, overflowY } = getComputedStyle(each);
			if (
				(/hidden|clip/.test(overflowY) && each.scrollTop !== 0 && each !== document.body) ||
				(/hidden|clip/.test(overflowX) && each.scrollLeft !== 0)
			)
				found.add(`hidden below: ${named(control)}`);
		}
	}
	window.scrollTo(0, 0);
	return [...found];
}

/**
 * No words are cut off or lie beside the screen, a finger gets to every control, and the page does not
 * scroll sideways.
 *
 * @param part all that is looked at, where that is not the page or the dialog that is open
 */
export async function expectAllInSight(page: Page, what: string, part?: string): Promise<void> {
	expect(await page.evaluate(lookForHidden, part ?? null), what).toEqual([]);
}
