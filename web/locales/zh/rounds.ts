import type { rounds as english } from "../en/rounds.ts";
import type { Wording } from "../wording.ts";

export const rounds: Wording<typeof english> = {
	result: "审核结果",
	beforeAudit:
		"先对提交认证机构的内容进行审批，然后实施审核，审核结果届时录入。",
	noResult: "尚未录入。请按认证机构报告录入，之后即可就审核结果提请审批。",
	enterResult: "录入审核结果",
	changeResult: "更改审核结果",
	resultTitle: "审核结果：{{phase}}",
	resultIntro: "与认证机构报告所载一致。审核发现随后逐项提出。",
	resultEntered: "已录入审核结果。请逐项提出审核发现。",
	decided: "认证机构是否已就新证书作出决定？",
	yes: "是，新证书已取得",
	no: "尚未",
	checklist: "认证机构关注的内容",
	checklistHint: "每次监督审核都覆盖以下内容（17021-1 9.6.2.2）。",
	point: "内容",
	shownBy: "由何证明",
	haveReady: "审核时备妥",
};
