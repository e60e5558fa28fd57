import type { findings as english } from "../en/findings.ts";
import type { Wording } from "../wording.ts";

export const findings: Wording<typeof english> = {
	title: "审核发现",
	part: {
		correction: "纠正",
		cause: "根本原因",
		action: "纠正措施",
		effectiveness: "有效性",
	},
	nobody: "未指定人员",
	toDo: {
		"to-answer": "发现{{finding}}：提交纠正、原因和纠正措施",
		submitted: "发现{{finding}}：录入答复是否被接受",
		accepted: "发现{{finding}}：实施措施并经验证",
		verified: "发现{{finding}}：予以关闭",
		noted: "发现{{finding}}：决定如何处理",
		closed: "发现{{finding}}：已关闭",
		stopped: "发现{{finding}}：随项目终止",
	},
	events: {
		"finding-raised":
			"提出发现{{finding}}：{{grade}}，{{source}}，条款{{clause}}。",
		"finding-answer-written": "填写了发现{{finding}}的处理情况。",
		"finding-submitted": "已于{{day}}提交发现{{finding}}的答复。",
		"finding-not-accepted": "录入：发现{{finding}}的答复于{{day}}未被接受。",
		"finding-accepted": "录入：发现{{finding}}的答复于{{day}}被接受。",
		"finding-verified": "录入：发现{{finding}}的措施于{{day}}通过验证。",
		"finding-regraded": "于{{day}}将发现{{finding}}重新定级：{{grade}}。",
		"finding-closed": "于{{day}}关闭发现{{finding}}。",
		"finding-assigned": "将发现{{finding}}交由{{person}}负责。",
		"finding-assigned-until":
			"将发现{{finding}}交由{{person}}负责，期限{{day}}。",
		"finding-evidence-added": "为发现{{finding}}添加了证据。",
		"finding-evidence-withdrawn": "撤回了发现{{finding}}的证据。",
	},
};
