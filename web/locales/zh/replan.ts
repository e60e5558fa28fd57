import type { replan as english } from "../en/replan.ts";
import type { Wording } from "../wording.ts";

export const replan: Wording<typeof english> = {
	title: "重新计划{{name}}",
	intro:
		"已开始的阶段保留原计划日期；尚未开始的阶段，从当前阶段预计结束之日起重新排定。以前的计划予以保留。",
	nothingAhead: "所有阶段都已开始，没有可以重新计划的内容。",
	present: "目前情况",
	plannedNow: "现行计划",
	newPlan: "新计划",
	sideBySide: "对照",
	previewTitle: "请核对{{name}}的新计划",
	lead: "新计划的取证日期为{{day}}，现行计划为{{was}}。",
	nothingYet: "尚未作任何改动。",
	confirm: "采用新计划",
	done: "新计划已生效，以前的计划予以保留。",
};
