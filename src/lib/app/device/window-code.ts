/**
 * A letter that tells the windows of a device apart. Clocks of versions count by device; two windows
 * that counted under the same name could not tell that neither knew of the other's change, and one
 * of them would be dropped as the older.
 *
 * Windows share out a few letters by locks, so that clocks stay short however many windows a device
 * has had. The first window has none: it counts under the device's own name.
 */
type Locks = Pick<LockManager, 'request'>;

const SHARED_OUT = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'm', 'n'];
/** Never shared out: two windows rarely meet before the locks have answered. */
const BY_CHANCE = '0123456789pqrstuvwxyz';
const LOCK = 'rootline.window.';

export type WindowCode = {
	/** Empty for the first window. By chance until the locks have answered, or where there are none. */
	readonly code: () => string;
	/** Takes a letter, unless it has one. */
	readonly claim: () => Promise<void>;
	/** Gives the letter back: the page may be kept, but nobody can write in it. */
	readonly release: () => void;
};

/**
 * @param locks undefined where the browser has none
 * @param chance a number from 0 up to 1, as `Math.random` gives it
 */
export function windowCode(locks: Locks | undefined, chance: () => number): WindowCode {
	let code = made();
	let free: (() => void) | null = null;
	let claiming: Promise<void> | null = null;

	function made(): string {
		return BY_CHANCE[Math.floor(chance() * BY_CHANCE.length)] ?? '0';
	}

	function claim(): Promise<void> {
		if (!locks) return Promise.resolve();
		claiming ??= takeFirst(locks);
		return claiming;
	}

	async function takeFirst(of: Locks): Promise<void> {
		for (const each of ['', ...SHARED_OUT]) {
			if (await take(of, each)) return;
		}
	}

	/** Holds the lock until it is released; false where another window has it. */
	function take(of: Locks, each: string): Promise<boolean> {
		return new Promise((resolve, reject) => {
			of.request(LOCK + (each || 'first'), { ifAvailable: true }, (lock) => {
				if (!lock) {
					resolve(false);
					return;
				}
				code = each;
				resolve(true);
				return new Promise<void>((done) => {
					free = done;
				});
			}).catch(reject);
		});
	}

	function release(): void {
		free?.();
		free = null;
		claiming = null;
		code = made();
	}

	return { code: () => code, claim, release };
}
