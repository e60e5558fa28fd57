import type { signIn as english } from "../en/sign-in.ts";
import type { Wording } from "../wording.ts";

export const signIn: Wording<typeof english> = {
	title: "登录",
	intro: "Certway 不使用密码。填写邮箱地址，登录链接随即发到您的邮箱。",
	introProvider:
		"Certway 自身不使用密码。您可以通过“{{name}}”登录，也可以获取邮件登录链接：两者都以邮箱地址识别您。",
	withProvider: "通过“{{name}}”登录",
	byMail: "或使用邮件登录链接",
	trouble: {
		down: {
			title: "“{{name}}”暂时没有响应",
			text: "没有任何人因此登录。邮件登录链接照常可用：请在下方获取，或稍后再试“{{name}}”。",
		},
		declined: {
			title: "您没有在“{{name}}”完成登录",
			text: "登录中途结束，或“{{name}}”不允许您使用 Certway。请重试，或在下方获取登录链接。",
		},
		untrusted: {
			title: "“{{name}}”的答复不可信",
			text: "答复与此处发起的登录不符，因此没有任何人登录。请重新开始；如果再次出现，请告知 Certway 的管理员，并在下方获取登录链接。",
		},
		late: {
			title: "此次登录不是在这里发起的，或已超时",
			text: "没有任何人因此登录。请重新开始：须在十分钟内回到同一浏览器。",
		},
		unknown: {
			title: "“{{name}}”认识您，但 Certway 中没有您",
			text: "Certway 按“{{name}}”已验证的邮箱地址识别人员，而此处没有以该地址登记的人。请联系项目负责人为您登记，或用已登记的地址获取登录链接。",
		},
	},
	email: "您的邮箱地址",
	emailHint: "同事在 Certway 中为您登记的地址。",
	ask: "发送登录链接",
	askedTitle: "请查看您的邮箱",
	asked_other:
		"如果该地址已在此登记，登录链接已经发出，{{count}}分钟内有效，仅可使用一次。",
	askedNothing:
		"没有收到？请查看垃圾邮件，并核对地址：项目负责人是按邮箱地址登记人员的。",
	another: "重新获取链接",
	linkTitle: "登录",
	linkFor: "此链接供{{name}}使用。",
	linkOnce:
		"链接仅可使用一次。如果不是给您的，请直接关闭本页：目前什么都没有发生。",
	signInAs: "以{{name}}的身份登录",
	noLinkTitle: "此链接已不能登录",
	noLink: "链接已被使用、已过有效期，或不完整。没有任何人因此登录。",
	leftTitle: "您已无法使用 Certway",
	left: "Certway 的管理员已终止您的访问，原先等待您处理的事项已交给他人。没有任何人因此登录。如有误，请联系管理员，他们可以恢复您的访问。",
	signedOut: "您已退出登录。",
};
