/** The clauses of the standard: their titles, typical evidence, and the practices that help. */
export { clausesEn as clauses } from "../../../domain/clauses/wording.en.ts";
