let told = 0;

/**
 * An embedded map tells the page around it how high it would like to be, and nothing else; whoever
 * that page is, the height is no secret.
 */
export function tellHeight(height: number): void {
	if (window.parent === window || height === told) return;
	told = height;
	window.parent.postMessage({ rootline: 'height', height }, '*');
}
