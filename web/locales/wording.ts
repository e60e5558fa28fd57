/**
 * What a Chinese catalogue must hold, given the English one: the same keys,
 * apart from `_one`, for Chinese has no singular.
 */
export type Wording<English> = {
	readonly [Key in keyof English as Key extends `${string}_one`
		? never
		: Key]: English[Key] extends string ? string : Wording<English[Key]>;
};

/** The keys a page may ask for, `shell.signIn`; plurals without their ending. */
export type KeysOf<Catalogue> = {
	[Key in Named<Catalogue>]: Catalogue[Key] extends string
		? WithoutEnding<`${Key}`>
		: `${Key}.${KeysOf<Catalogue[Key]>}`;
}[Named<Catalogue>];

type Named<Catalogue> = keyof Catalogue & (string | number);

type WithoutEnding<Key extends string> = Key extends
	| `${infer Stem}_one`
	| `${infer Stem}_other`
	? Stem
	: Key;
