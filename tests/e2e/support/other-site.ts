/** Somebody else's site: another origin, one page, which frames ours. */
import { createServer } from 'node:http';

export type OtherSite = { readonly url: string; readonly close: () => void };

/** Serves `body` in a page that keeps the messages it gets in `window.heard`. */
export async function serveOther(body: string): Promise<OtherSite> {
	const page = `<!doctype html><html lang="en"><head><meta name="viewport" content="width=device-width"><title>A neighborhood group</title>
<link rel="icon" href="data:,"><script>
window.heard = [];
addEventListener('message', ({ data, origin }) => heard.push({ data, origin }));
</script></head><body><main><h1>Our page</h1><button id="before">before</button>
${body}
<button id="after">after</button><p style="height:3000px">The rest of the page</p></main></body></html>`;
	const server = createServer((request, response) => {
		response.writeHead(request.url === '/' ? 200 : 404, {
			'Content-Type': 'text/html; charset=utf-8'
		});
		response.end(page);
	});
	await new Promise<void>((resolve) => {
		server.listen(0, 'localhost', resolve);
	});
	const address = server.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	return {
		url: `http://localhost:${port}/`,
		close: () => {
			server.close();
			server.closeAllConnections();
		}
	};
}
