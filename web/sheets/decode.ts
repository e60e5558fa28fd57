/**
 * Spreadsheets save text in whatever their machine uses: UTF-8 with or without a mark, UTF-16 ("Unicode text"), or on a Chinese
 * Windows GB 18030.
 *
 * @returns the text without its byte order mark.
 */
export function decodeSheet(bytes: Uint8Array): string {
	if (bytes[0] === 0xff && bytes[1] === 0xfe)
		return new TextDecoder("utf-16le").decode(bytes);
	if (bytes[0] === 0xfe && bytes[1] === 0xff)
		return new TextDecoder("utf-16be").decode(bytes);
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder("gb18030").decode(bytes);
	}
}
