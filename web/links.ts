/** Addresses within Certway, built from PUBLIC_URL and from nothing a request says. */
export interface Links {
	/** `https://certway.example.org`: what a browser names as Origin. */
	readonly origin: string;
	/** The sub-path Certway lives under, `/certway`, or nothing. */
	readonly basePath: string;
	readonly https: boolean;
	/** @returns the address for a page: `/certway/programmes/bank-2027`. */
	path(path: string): string;
	/** @returns the address for a mail or a file, with the host's name. */
	absolute(path: string): string;
}

/** @returns the links of an installation at the address; a query or fragment in it is dropped. */
export function linksFrom(publicUrl: URL): Links {
	const basePath = publicUrl.pathname.replace(/\/+$/, "");
	return {
		origin: publicUrl.origin,
		basePath,
		https: publicUrl.protocol === "https:",
		path: (path) => `${basePath}${path}`,
		absolute: (path) => `${publicUrl.origin}${basePath}${path}`,
	};
}

const ANYWHERE = "http://certway.invalid";

/**
 * Where a page may send its reader on to, when an address tells it: a path of
 * ours, never another site, however it is written.
 *
 * @returns path and query, or `/` for anything else.
 */
export function ownPath(told: unknown): string {
	if (typeof told !== "string" || !told.startsWith("/")) return "/";
	const url = URL.parse(told, ANYWHERE);
	if (url === null || url.origin !== ANYWHERE) return "/";
	// `/.//other.example` is read as a path and written as another host.
	return url.pathname.startsWith("//") ? "/" : `${url.pathname}${url.search}`;
}
