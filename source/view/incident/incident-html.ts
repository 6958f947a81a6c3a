import {lineText, type Line} from '../../text/line.js';
import type {IncidentChart} from './incident-charts.js';

/** The report as one page that needs nothing else: no script, no style from elsewhere, every text escaped. */
export function incidentHtml(
	title: string,
	charts: readonly IncidentChart[],
	lines: readonly Line[],
): string {
	const body = lines.map(line =>
		line[0]?.tone === 'title'
			? `</pre>\n<h2>${escaped(lineText(line).trim())}</h2>\n<pre>`
			: escaped(lineText(line).replace(/^ {2}/, '')),
	);
	return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>body{font:15px/1.5 sans-serif;max-width:70em;margin:2em auto;padding:0 1em}pre{white-space:pre-wrap;overflow-wrap:anywhere}figure{margin:1em 0}svg{width:100%;height:4em;background:#f4f4f4}polyline{fill:none;stroke:#06c;stroke-width:1;vector-effect:non-scaling-stroke}</style>
<h1>${escaped(title)}</h1>
<pre>
${body.join('\n')}
</pre>
${charts.map(svgOf).join('\n')}
</html>
`;
}

/** Gaps are left open: a line for each stretch without one. */
function svgOf({values, most, words}: IncidentChart): string {
	const stretches: string[][] = [[]];
	values.forEach((value, x) => {
		if (Number.isNaN(value)) {
			stretches.push([]);
		} else {
			stretches.at(-1)?.push(`${x},${(100 - (most > 0 ? (value / most) * 100 : 0)).toFixed(1)}`);
		}
	});
	const lines = stretches
		.filter(points => points.length > 0)
		.map(points => `<polyline points="${points.join(' ')}"/>`);
	return `<figure><figcaption>${escaped(words)}</figcaption><svg viewBox="0 0 ${Math.max(1, values.length - 1)} 100" preserveAspectRatio="none">${lines.join('')}</svg></figure>`;
}

const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

function escaped(text: string): string {
	return text.replaceAll(/[&<>"']/g, sign => entities[sign] ?? sign);
}
