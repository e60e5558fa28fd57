/** The main pages, as the masthead lists them for whoever is signed in. */
export const navigation = [
	{ name: "home", path: "/" },
	{ name: "board", path: "/board" },
	{ name: "findings", path: "/findings" },
] as const;

/** The main page that a page stands under. */
export type Section = (typeof navigation)[number]["name"];
