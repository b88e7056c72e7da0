/** How a file leaves the page: into the downloads, or to another program of the device. */

export function save(file: File): void {
	const url = URL.createObjectURL(file);
	const link = document.createElement('a');
	link.href = url;
	link.download = file.name;
	document.body.append(link);
	link.click();
	link.remove();
	// Browsers read the file after the click; a minute is more than any of them takes.
	setTimeout(() => {
		URL.revokeObjectURL(url);
	}, 60_000);
}

/** Whether this device can hand files of this kind to other programs. */
export function canShareFiles(type: string, name: string): boolean {
	if (typeof navigator.canShare !== 'function') return false;
	return navigator.canShare({ files: [new File([''], name, { type })] });
}

/** False where the device could not; closing its window is no failure. */
export async function share(data: ShareData): Promise<boolean> {
	try {
		await navigator.share(data);
		return true;
	} catch (error) {
		return error instanceof DOMException && error.name === 'AbortError';
	}
}

/** False where the browser does not allow it. */
export async function copy(text: string): Promise<boolean> {
	try {
		await navigator.clipboard.writeText(text);
		return true;
	} catch (error) {
		if (error instanceof DOMException || error instanceof TypeError) return false;
		throw error;
	}
}
