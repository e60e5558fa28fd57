import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
	FORM_ID,
	isGeneral,
	newForm,
	readForm,
	refusedForm,
} from "../../web/forms.ts";
import { translateTo } from "../../web/locales/translate.ts";

const en = translateTo("en");
const zh = translateTo("zh");

const schema = z.object({
	name: z.string().min(1, "errors.toHome"),
	email: z.email(),
	start: z.iso.date(),
	months: z.coerce.number().int().min(1).max(12),
	side: z.enum(["it", "business"]),
	note: z.string().max(5).optional(),
});

const good = {
	name: "  Bank ",
	email: "li@bank.example",
	start: "2027-03-03",
	months: "2",
	side: "it",
};

const errorsOf = (changed: Record<string, unknown>, t = en) => {
	const reading = readForm(schema, { ...good, ...changed }, t);
	if (reading.ok) throw new Error("It was accepted");
	return Object.fromEntries(
		reading.form.errors.map(({ field, message }) => [field, message]),
	);
};

describe("a form that is in order", () => {
	test("gives its values, without the blanks around them", () => {
		const reading = readForm(schema, good, en);
		expect(reading).toMatchObject({
			ok: true,
			values: { name: "Bank", months: 2, start: "2027-03-03" },
		});
	});

	test("gives the id it was shown under, so that a second click is the same act", () => {
		const { id } = newForm();
		expect(readForm(schema, { ...good, [FORM_ID]: id }, en)).toMatchObject({
			ok: true,
			id,
		});
	});

	test("gets an id of its own where none, or nonsense, was sent", () => {
		for (const id of [undefined, "x", ["a", "b"], "'; drop table"]) {
			const reading = readForm(schema, { ...good, [FORM_ID]: id }, en);
			if (!reading.ok) throw new Error("It was refused");
			expect(reading.id).toMatch(/^[0-9a-f-]{36}$/);
		}
	});
});

describe("a form with mistakes", () => {
	test("names each at its field", () => {
		expect(
			errorsOf({
				name: "",
				email: "li@",
				start: "2027-02-31",
				months: "13",
				side: "other",
				note: "too long",
			}),
		).toEqual({
			name: "Go to the home page",
			email: "Write an e-mail address, like name@example.org.",
			start: "Write a day that exists, like 2027-03-03.",
			months: "Write 12 or less.",
			side: "Choose one.",
			note: "Write at most 5 characters.",
		});
	});

	test("names them in the reader's language", () => {
		expect(errorsOf({ email: "li@", months: "0" }, zh)).toEqual({
			email: "请填写邮箱地址，例如 name@example.org。",
			months: "请填写不小于1的数。",
		});
	});

	test("asks to fill in what was left empty, and to choose what was not chosen", () => {
		const { email: _email, side: _side, ...rest } = good;
		const reading = readForm(schema, rest, en);
		if (reading.ok) throw new Error("It was accepted");
		expect(reading.form.errors).toEqual([
			{ field: "email", message: "Fill this in." },
			{ field: "side", message: "Choose one." },
		]);
	});

	test("says which words could stand at any field, and so want its label in the summary", () => {
		for (const message of [
			"Fill this in.",
			"Choose one.",
			"Write at most 5 characters.",
			"Write at least 1 character.",
			"Write 12 or less.",
		])
			expect(isGeneral(message, en), message).toBe(true);
		expect(isGeneral("请填写此项。", zh)).toBe(true);
		expect(isGeneral("Write your full name.", en)).toBe(false);
	});

	test("names one mistake a field: the first to put right", () => {
		const strict = z.object({ code: z.string().min(5).regex(/^\d+$/) });
		const reading = readForm(strict, { code: "x" }, en);
		if (reading.ok) throw new Error("It was accepted");
		expect(reading.form.errors).toHaveLength(1);
	});

	test("takes values for its words from the schema", () => {
		const odd = z.object({ start: z.string() }).superRefine((_v, context) => {
			context.addIssue({
				code: "custom",
				path: ["start"],
				message: "forms.tooSmall",
				params: { least: "3" },
			});
		});
		const reading = readForm(odd, { start: "2" }, en);
		if (reading.ok) throw new Error("It was accepted");
		expect(reading.form.errors[0]?.message).toBe("Write 3 or more.");
	});

	test("keeps all that was typed, also what is wrong", () => {
		const reading = readForm(
			schema,
			{ ...good, start: "tomorrow", extra: ["a", "b"] },
			en,
		);
		if (reading.ok) throw new Error("It was accepted");
		expect({ ...reading.form.typed }).toMatchObject({
			name: "Bank",
			start: "tomorrow",
			extra: ["a", "b"],
		});
	});

	test("gets a new id each time it is shown again", () => {
		const once = refusedForm({ ...good, [FORM_ID]: "x" }, []);
		expect(once.id).not.toBe(refusedForm(good, []).id);
		expect(once.typed).not.toHaveProperty(FORM_ID);
	});
});

test.each([undefined, null, "text", 7, [], { __proto__: { name: "x" } }])(
	"whatever comes instead of a form, %j, is refused without harm",
	(body) => {
		expect(readForm(schema, body, en).ok).toBe(false);
	},
);
