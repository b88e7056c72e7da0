/**
 * <rootline-map view="show=median-gross-rent&place=station:penn"></rootline-map>
 *
 * A map of Rootline in any page. Load this file from the site whose map it is:
 *   <script src="https://…/rootline-map.js" defer></script>      (or type="module")
 *
 * Attributes: view (what stands after the question mark of a link), title (what the frame is called),
 * height (pixels; without it the frame is as high as the map asks for), legend, controls and
 * interactive ("0" leaves them out), theme (light, dark), lang. Nothing is fetched before the map is
 * near the screen, nothing of the page is read, and nothing but the frame's height comes back.
 */
(() => {
	// As a module it is not told where it is from, but by the stack of an error.
	const [here] = /https?:[^\s)]*?\brootline-map\.js/.exec(new Error().stack) ?? [];
	const site = new URL('.', document.currentScript?.src ?? here);
	const OPTIONS = ['legend', 'controls', 'interactive', 'theme', 'lang'];
	const LOWEST = 240;
	const HIGHEST = 4000;
	const FIRST = 560;

	class RootlineMap extends HTMLElement {
		static observedAttributes = ['view', 'height', 'title', ...OPTIONS];
		#frame = null;
		#hear = ({ source, origin, data }) => {
			// Only the frame's own page: not what it may have been led to, nor another window.
			if (source !== this.#frame?.contentWindow || origin !== site.origin) return;
			if (data?.rootline === 'height' && !this.hasAttribute('height')) this.#size(data.height);
		};

		connectedCallback() {
			this.style.display ||= 'block';
			this.#frame = document.createElement('iframe');
			this.#frame.loading = 'lazy';
			this.#frame.setAttribute(
				'sandbox',
				'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox'
			);
			this.#frame.style.cssText = 'display:block;width:100%;border:0';
			addEventListener('message', this.#hear);
			this.#size(FIRST);
			this.#update();
			this.replaceChildren(this.#frame);
		}

		disconnectedCallback() {
			removeEventListener('message', this.#hear);
			this.#frame = null;
		}

		attributeChangedCallback() {
			if (this.#frame) this.#update();
		}

		#update() {
			const own = OPTIONS.filter((name) => this.hasAttribute(name)).map(
				(name) => `${name}=${encodeURIComponent(this.getAttribute(name))}`
			);
			const view = (this.getAttribute('view') ?? '').replace(/^[^?]*\?/, '');
			const query = [view, ...own].filter(Boolean).join('&');
			const address = new URL(`embed/${query ? `?${query}` : ''}`, site).href;
			if (this.#frame.src !== address) this.#frame.src = address;
			this.#frame.title = this.getAttribute('title') || '%title%';
			if (this.hasAttribute('height')) this.#size(Number(this.getAttribute('height')));
		}

		#size(height) {
			if (!Number.isFinite(height)) return;
			this.#frame.style.height = `${Math.min(HIGHEST, Math.max(LOWEST, height))}px`;
		}
	}

	if (!customElements.get('rootline-map')) customElements.define('rootline-map', RootlineMap);
})();
