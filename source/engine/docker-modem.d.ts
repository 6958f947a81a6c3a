declare module 'docker-modem/lib/http.js' {
	const redirects: {maxRedirects: number};
	export default redirects;
}
