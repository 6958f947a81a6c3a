import {Resvg} from '@resvg/resvg-js';

/** Letters need a monospace font of the system's, best DejaVu Sans Mono (Debian: fonts-dejavu-core). */
export function toPng(svg: string): Buffer {
	const image = new Resvg(svg, {
		fitTo: {mode: 'zoom', value: 1.5},
		font: {
			loadSystemFonts: true,
			defaultFontFamily: 'DejaVu Sans Mono',
			monospaceFamily: 'DejaVu Sans Mono',
		},
	});
	return Buffer.from(image.render().asPng());
}
