import type { Request, RequestHandler } from "express";
import multer, { MulterError } from "multer";

/** A sheet of a few thousand lines is far smaller. */
const largestSheet = 1_000_000;

const reader = multer({
	storage: multer.memoryStorage(),
	limits: {
		fileSize: largestSheet,
		files: 1,
		fields: 4,
		parts: 6,
		fieldSize: largestSheet,
		fieldNestingDepth: 0,
	},
	defParamCharset: "utf8",
}).single("file");

const tooLarge = new WeakSet<Request>();

/** @returns whether the sheet that was sent is larger than any sheet. */
export const isTooLarge = (req: Request): boolean => tooLarge.has(req);

/** A sheet that is too large is a mistake at the field; whatever else is wrong with what was sent ends the request. */
export function readSheetFile(
	...[req, res, next]: Parameters<RequestHandler>
): void {
	reader(req, res, (error: unknown) => {
		if (error instanceof MulterError && /^LIMIT_F/.test(error.code)) {
			tooLarge.add(req);
			next();
		} else
			next(
				error &&
					Object.assign(new Error("unreadable upload", { cause: error }), {
						status: 400,
					}),
			);
	});
}
