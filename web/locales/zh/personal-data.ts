import type { personalData as english } from "../en/personal-data.ts";
import type { Wording } from "../wording.ts";

export const personalData: Wording<typeof english> = {
	removedOn: "（已于{{day}}删除）",
	title: "个人数据",
	lead: "Certway 保存您的哪些数据、为何保存、保存多久。它在本单位自己的机器上运行：除发出的邮件外，任何数据都不会离开。",
	what: "内容",
	why: "用途",
	howLong: "保存期限",
	kept: {
		person: {
			what: "姓名、邮箱地址、语言、时区、希望收到的邮件",
			why: "表明由谁完成了什么，并使链接和邮件能够送达您",
			howLong: "直至被删除",
		},
		acts: {
			what: "您在项目中做了什么、何时做的，以不透露身份的编号记录",
			why: "认证记录须表明由谁决定，认证机构会查阅",
			howLong: "与项目记录相同；姓名删除后编号仍保留",
		},
		texts: {
			what: "您签署时填写的姓名，以及您写下的理由、备注和证据",
			why: "供审核员查看",
			howLong: "与项目记录相同，或直至被删除；记录中仅保存其哈希值",
		},
		training: {
			what: "您在项目员工名单中的姓名和部门，以及参加过的培训",
			why: "全员均须接受培训，审核员会查看签到情况",
			howLong: "与项目记录相同，或直至您的姓名被删除；人数统计仍保留",
		},
		mails: {
			what: "曾给您写过邮件、关于何事、是否被接收；不保存邮件内容",
			why: "表明何时向谁提出过请求",
			howLong: "与项目记录相同",
		},
		sessions: {
			what: "您在何处登录：浏览器名称、登录时间、最近使用时间",
			why: "便于您从别处结束该登录",
			howLong: "十二小时未使用即结束，最长三十天",
		},
		links: {
			what: "发给您的每个链接的哈希值，从不保存链接本身",
			why: "使读取数据库的人无法使用链接",
			howLong: "登录链接十分钟；审批链接与项目记录相同",
		},
		calendars: {
			what: "供您自己的日历读取日期的链接：涉及哪个项目、何时生成、最近何时被读取；从不保存链接本身",
			why: "便于您查看和撤销",
			howLong: "直至您撤销或离开",
		},
		log: {
			what: "每次请求一行日志：时间、页面、是否成功；不含姓名、地址和任何秘密",
			why: "用于查找问题",
			howLong: "由 Certway 的管理员决定",
		},
		cookies: {
			what: "Cookie：登录、所选语言，以及短暂保存的上一步操作结果",
			why: "使页面能够识别您。其他网站无法读取，也不会跟踪您",
			howLong: "直至退出登录；语言为一年",
		},
	},
	yours: "您的权利",
	yoursText:
		"您可以在个人设置中下载全部数据。在没有待您处理的事项之后，可请 Certway 的管理员予以删除。",
	toSettings: "个人设置",
	download: "下载与您有关的全部数据",
	downloadHint: "JSON 文件：您本人、您所做和所写的内容，以及发给您的邮件。",
	downloadOf: "下载与此人有关的全部数据",
	about: "保存哪些数据及其用途",
	remove: "删除个人数据",
	removeIntro:
		"人员离开后，可以删除其姓名、地址和签名。其所做的事仍以编号保留在记录中。",
	removeTitle: "删除{{name}}的个人数据",
	removeWhat:
		"姓名、地址以及签署时填写的姓名将被永久删除：任何人都无法恢复，也无法从记录中恢复。此前的备份中仍有这些数据。",
	removeStays:
		"此人所做的事仍以编号保留在记录中，各页面会注明姓名的删除日期。记录仍可核验：其中保存的是文字的哈希值，而不是文字本身。",
	signatures_other: "将删除{{count}}处签名。",
	written: "此人写下的内容",
	writtenHint_other: "{{count}}条理由、备注和证据。审核员可能需要查阅。",
	writtenKeep: "保留",
	writtenRemove: "一并删除",
	mentions: "他人所写的、含有其姓名或地址的文字",
	mentionsHint: "选中的文字将被整条删除。",
	noMentions: "他人所写的文字中没有其姓名或地址。",
	files: "文件保持不变：请在其所在之处撤回。",
	sure: "您确定吗？",
	sureYes: "是的，永久删除",
	sureNeeded: "请确认：此操作无法撤销。",
	removeNow: "删除",
	removed: "个人数据已删除。",
	"has-access": "{{name}}仍可使用 Certway。请先终止其访问。",
	"removed-before": "此前已经删除。",
	mailsLabel: "邮件",
	mailsHint: "请您审批的邮件、您本人事项的提醒以及登录链接始终会发送。",
	mailsAll: "与我有关的全部邮件",
	mailsNeeded: "仅需要我处理的邮件",
	mailsNeededHint: "他人审批或阶段结束时不再发送邮件。",
};
