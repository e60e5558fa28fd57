import type { audit as english } from "../en/audit.ts";
import type { Wording } from "../wording.ts";

export const audit: Wording<typeof english> = {
	title: "审核",
	stage1: "第一阶段（文审）",
	stage2: "第二阶段（现场审核）",
	stage1Title: "第一阶段审核",
	stage2Title: "第二阶段审核",
	stage1Intro: "文审。请按认证机构报告填写审核的最后一天。",
	stage2Intro:
		"现场审核。每当认证机构验证关闭一项严重不符合，请重新录入：尚有未关闭的严重不符合时不作认证决定（17021-1 9.5.2）。",
	stage1Entered: "已录入第一阶段。",
	stage2Entered: "已录入第二阶段。",
	heldOn: "审核最后一天",
	heldOnHint: "各项期限从现场审核最后一天起算。",
	majorsOpen: "未关闭的严重不符合",
	majorsHint: "认证机构尚未验证关闭的严重不符合项数，没有则填 0。",
	noMajors: "没有",
	minorsWithoutPlan: "计划未被接受的轻微不符合",
	minorsHint: "纠正措施计划尚未被认证机构接受的轻微不符合项数，没有则填 0。",
	notHeld: "尚未录入",
	enter: "录入",
	enterShort: "录入",
	change: "更改",
	decision: "认证决定",
	noDecision: "尚未录入。决定由认证机构作出，此处只是录入。",
	decisionTitle: "认证决定",
	decisionIntro:
		"与证书及认证机构通知所载一致。三年内的所有日期都从认证决定之日起算。",
	enterDecision: "录入认证决定",
	changeDecision: "更改认证决定",
	decisionEntered: "已录入认证决定。",
	number: "证书编号",
	numberHint: "与证书所载一致。",
	body: "认证机构",
	scope: "认证范围",
	scopeHint: "逐字填写获证范围。",
	decidedOn: "认证决定日期",
	decidedOnHint: "作出决定之日，不是打印之日。",
	issuedOn: "颁发日期",
	validUntil: "有效期至",
	validUntilHint: "留空则自动建议：认证决定之日起 36 个月减一天。",
	proposed:
		"建议为{{day}}：认证决定之日起 36 个月减一天。请与证书核对，然后录入。",
	differsLater_other:
		"比规则给出的日期晚{{count}}天：规则为{{day}}，即认证决定之日起 36 个月减一天。",
	differsEarlier_other:
		"比规则给出的日期早{{count}}天：规则为{{day}}，即认证决定之日起 36 个月减一天。",
	ifPrinted: "如果证书如此记载，请照此录入。",
};
