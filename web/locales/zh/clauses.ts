/** The clauses of the standard in Chinese. */
export { clausesZh as clauses } from "../../../domain/clauses/wording.zh.ts";
