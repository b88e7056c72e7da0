/** What a page shows and says, and whether it has room for it: read within the page. */
import type { Page } from 'playwright-core';

/** Every text of the page, also what only screen readers are told; `where` is its element. */
export function textsOf(page: Page): Promise<readonly { text: string; where: string }[]> {
	return page.evaluate(() => {
		const SILENT = 'script, style, template, noscript, textarea, pre, code';
		const SPOKEN = [
			'aria-label',
			'aria-description',
			'aria-roledescription',
			'aria-valuetext',
			'title',
			'placeholder',
			'alt',
			'label'
		];
		const count = (text: string, bracket: string) => text.split(bracket).length;
		const isWhole = (text: string) => count(text, '⟦') === count(text, '⟧');
		const whereOf = (element: Element) =>
			[
				element.closest('[id]')?.id,
				element.parentElement?.className,
				element.outerHTML.slice(0, 90)
			]
				.filter(Boolean)
				.join(' ');
		const found = new Map<string, string>([[document.title, '<title>']]);
		const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			// A text of a picture is one, however many lines it takes.
			const drawn = node.parentElement?.closest('svg text') ?? null;
			let element: Element | null = drawn ?? node.parentElement;
			let text = (drawn ?? node).textContent ?? '';
			if (!element || element.closest(SILENT)) continue;
			// A sentence may run through several elements; its brackets close in one that holds them all.
			while (!isWhole(text) && element.parentElement) {
				element = element.parentElement;
				text = element.textContent;
			}
			found.set(text, whereOf(element));
		}
		for (const element of document.querySelectorAll('*')) {
			for (const name of SPOKEN) {
				const text = element.getAttribute(name);
				if (text) found.set(text, `${name} of ${whereOf(element)}`);
			}
			if (element instanceof HTMLMetaElement && element.name === 'description') {
				found.set(element.content, '<meta name="description">');
			}
		}
		return [...found].map(([text, where]) => ({ text: text.trim(), where }));
	});
}

/** Where words have too little room, a sentence each. */
export function crampedOn(page: Page): Promise<readonly string[]> {
	return page.evaluate(() => {
		const name = (element: Element) =>
			`<${element.localName} class="${element.getAttribute('class') ?? ''}"> “${(element.textContent.trim() || (element.getAttribute('aria-label') ?? '')).slice(0, 60)}”`;
		const isThere = (element: Element) => {
			const { width, height } = element.getBoundingClientRect();
			return (
				width > 2 &&
				height > 2 &&
				element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
				!element.closest('.visually-hidden, [inert], [aria-hidden="true"]')
			);
		};
		const said: string[] = [];
		const root = document.documentElement;
		if (root.scrollWidth > root.clientWidth) {
			const out = [...document.querySelectorAll('body *')].filter(
				(element) =>
					isThere(element) && element.getBoundingClientRect().right > root.clientWidth + 1
			);
			said.push(
				`The page is ${root.scrollWidth - root.clientWidth} pixels too wide: ${out.slice(0, 3).map(name).join('; ')}`
			);
		}
		const controls = [
			...document.querySelectorAll<HTMLElement>(
				'button, summary, label, legend, th, input, [role="tab"], [role="option"], a'
			)
		].filter(isThere);
		for (const control of controls) {
			const { display, overflowX } = getComputedStyle(control);
			if (display.startsWith('inline') && !display.includes('-')) continue;
			if (control instanceof HTMLInputElement || overflowX === 'auto') continue;
			if (control.querySelector('.visually-hidden')) continue;
			if (control.scrollWidth > control.clientWidth + 1) {
				said.push(
					`${name(control)} is ${control.scrollWidth - control.clientWidth} pixels too narrow`
				);
			}
		}
		for (const box of document.querySelectorAll<HTMLElement>('body *')) {
			const { overflowX, textOverflow } = getComputedStyle(box);
			const cuts = textOverflow === 'ellipsis' || overflowX === 'hidden' || overflowX === 'clip';
			if (!cuts || box.scrollWidth <= box.clientWidth + 1 || !isThere(box)) continue;
			if (box.closest('[data-map-state], svg')) continue;
			if (box instanceof HTMLInputElement) continue;
			const ownText = [...box.childNodes].some(
				(node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()
			);
			if (!ownText) continue;
			said.push(`${name(box)} cuts ${box.scrollWidth - box.clientWidth} pixels of its words`);
		}
		// Both can be seen, and one lies upon a part of the other.
		const onTop = controls
			.filter((control) => control.matches('button, summary, input, a, [role="tab"]'))
			.map((control) => ({ control, box: control.getBoundingClientRect() }))
			.filter(({ control, box }) => {
				const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
				return top !== null && (control.contains(top) || top.contains(control));
			});
		onTop.forEach(({ control, box }, at) => {
			for (const other of onTop.slice(at + 1)) {
				if (control.contains(other.control) || other.control.contains(control)) continue;
				if (getComputedStyle(control).display === 'inline') continue;
				const wide = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
				const high = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
				// Where a finger may touch reaches up to 8 pixels beyond what is seen.
				if (wide > 8 && high > 8) said.push(`${name(control)} and ${name(other.control)} overlap`);
			}
		});
		return said;
	});
}
