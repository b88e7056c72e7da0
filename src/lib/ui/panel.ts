/** The panel beside the map, wherever it is asked for from. */

/** Heights of the phone's panel, lowest first. */
export const SHEET_HEIGHTS = ['peek', 'half', 'full'] as const;
export type SheetHeight = (typeof SHEET_HEIGHTS)[number];

/** Id of its part that scrolls. */
export const PANEL_BODY = 'panel-body';

/** Shows the panel from its top. */
export function panelToTop(): void {
	document.getElementById(PANEL_BODY)?.scrollTo({ top: 0 });
}

/** Takes the focus out of a field, so that a phone's keyboard closes, and leaves it where one reads on. */
export function focusPanel(): void {
	document.getElementById('panel')?.focus({ preventScroll: true });
}
