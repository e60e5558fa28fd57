import { rulesZh } from "../../../domain/rules/wording.zh.ts";
import { statesZh } from "../../../domain/rules/wording-states.zh.ts";
import type { rules as english } from "../en/rules.ts";
import type { Wording } from "../wording.ts";

export const rules: Wording<typeof english> = { ...rulesZh, ...statesZh };
