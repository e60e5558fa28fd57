import type { calendar as english } from "../en/calendar.ts";
import type { Wording } from "../wording.ts";

export const calendar: Wording<typeof english> = {
	title: "{{what}}｜{{programme}}",
	lastDay: "最后期限：{{what}}",
	proposed: "{{what}}（已提议）",
	confirmed: "{{what}}（已确认）",
	why: {
		proposed: "提议的审核第一天，确认后才算约定。",
		confirmed: "已确认的审核第一天。",
	},
	name: {
		own: "Certway：我负责的事项",
		all: "Certway：全部项目",
		gone: "Certway：您已无权查看的项目",
		programme: {
			own: "Certway：{{programme}}，我负责的事项",
			all: "Certway：{{programme}}",
		},
	},
	pageTitle: "订阅到日历",
	ofProgramme: "将本项目订阅到日历",
	intro: "您自己的日历可以从这里读取各项日期并保持更新，凭的是只属于您的链接。",
	links: "您的链接",
	linksHere: "您对本项目的链接",
	none: "您还没有链接。在下方生成一个，到期事项就会出现在您的日历中。",
	noneHere: "您还没有本项目的链接。",
	every: "您的全部日历链接",
	subscribe: "添加到我的日历",
	byHand: "或者在日历应用的“通过网址订阅”处填入以下地址：",
	keyGone:
		"此链接在已使用之处仍然有效。由于密钥此后更换过，无法再次显示：如需在别处使用，请生成新链接。",
	madeAt: "生成于{{at}}。",
	readAt: "日历最近读取于{{at}}。",
	neverRead: "尚无日历读取过。",
	revoke: "撤销",
	revoked: "链接已撤销：凭此链接再也读不到任何内容。",
	revokeNote:
		"链接撤销后，使用它的日历不再得到任何日期；请在该日历中也将其删除。您可以随时生成新链接。",
	make: "生成链接",
	makeNow: "生成链接",
	made: "链接已生成，请添加到您的日历。",
	notMade: "未生成链接：您已有{{most}}个。请先撤销一个。",
	holds: "日历的内容",
	holdsHint: "只包含您有权查看的内容；权限终止后即不再提供。",
	choice: {
		own: "我负责的事项",
		all: "我可见的全部事项",
		programme: {
			own: "本项目中我负责的事项",
			all: "本项目的每个日期",
		},
	},
	rehearsed: "演练没有日历链接：演练的日期按其自己的时钟推进，不应进入日历。",
	what: "日历读取哪些内容",
	whatHolds:
		"标题和日期：每件事项列在其最后期限当天，并说明所依据的规则和逾期后果；审核还列在其第一天。",
	whatNever: "不含任何人的姓名，不含理由、备注或审核发现的内容，也不含演练。",
	whatFollows:
		"内容自动更新：已完成或取消的消失，改期的随之移动。日历应用每隔数小时或每天读取一次，紧急事项仍通过邮件通知。",
	whoReads:
		"持有链接者无需登录即可读取，请勿转发。链接在您撤销时或您离开后失效。",
	way: "将这些日期订阅到您的日历",
	wayProgramme: "将本项目的日期订阅到您的日历",
};
