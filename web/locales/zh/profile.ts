import type { profile as english } from "../en/profile.ts";
import type { Wording } from "../wording.ts";

export const profile: Wording<typeof english> = {
	title: "个人设置",
	intro: "同事看到的您，以及页面和邮件使用的语言与时区。",
	name: "姓名",
	nameHint: "与您签署时一致：它与您的操作一同记录在案。",
	email: "邮箱地址",
	emailHint: "登录链接和其他邮件都发到这里，请确认是您本人的邮箱。",
	emailTaken: "此地址已属于他人。",
	language: "语言",
	languageHint: "用于您看到的页面和发给您的每封邮件。",
	zone: "时区",
	zoneHint: "时刻按此时区显示；各项期限以项目所在时区为准。",
	noSuchZone: "没有这个时区。",
	save: "保存",
	saved: "已保存。",
	sessions: "已登录的设备",
	agent: "浏览器",
	since: "登录时间",
	seen: "最近使用",
	thisOne: "当前使用",
	endIt: "在该处退出",
	end: "退出",
	ended: "该处的登录已结束。",
	endedBefore: "该处的登录此前已经结束。",
	endsBySelf: "登录后十二小时未使用即自动结束，最长不超过三十天。",
	unknownAgent: "未知浏览器",
	everywhereHint:
		"设备丢失，或用过他人的设备？这里可以结束所有登录，包括当前这一个。",
	everywhere: "在所有设备上退出",
	signedOutEverywhere: "您已在所有设备上退出登录。",
};
