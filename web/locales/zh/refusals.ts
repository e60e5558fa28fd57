import type { refusals as english } from "../en/refusals.ts";
import type { Wording } from "../wording.ts";

export const refusals: Wording<typeof english> = {
	"programme-exists": "已有项目使用此简称，请换一个。",
	"programme-unknown": "没有这个项目。",
	"programme-stopped": "项目已终止，不能再进行任何操作；其记录予以保留。",
	"programme-held": "项目已处于暂停状态。",
	"programme-not-held": "项目并未暂停。",
	"before-not-in-order":
		"启用前已完成的阶段必须从第一个阶段起依次填写，起止日期齐全，且互不重叠。",
	"before-pilot-too-short": "已完成的试运行至少须满三个月。",
	"before-in-future": "已完成的阶段，结束日期不能晚于今天。",
	"approver-twice":
		"{{person}}被重复指定为审批人。一人只能代表一方审批，否则 IT 部门就可以包办。",
	plan: {
		"length-not-whole-months": "{{phase}}：请填写整月数，1 至 60。",
		"pilot-too-short":
			"试运行至少{{least}}个月，任何规则、任何理由都不能缩短。",
		"length-needs-reason":
			"{{phase}}：指南给出的时长为{{least}}至{{most}}个月。请说明此处不同的理由。",
		"length-needs-reason-exact_other":
			"{{phase}}：指南给出的时长为{{count}}个月。请说明此处不同的理由。",
		"length-needs-reason-open_other":
			"{{phase}}：指南给出的时长至少为{{count}}个月。请说明此处不同的理由。",
	},
	other: "目前无法进行此操作。请重新查看页面，情况可能已有变化。",
};
