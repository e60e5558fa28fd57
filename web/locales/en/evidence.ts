/** Evidence: what kinds there are, how it is added, read and withdrawn. */
export const evidence = {
	kind: {
		note: "Note",
		link: "Web address",
		file: "File",
	},
	type: {
		pdf: "PDF",
		image: "Image",
		text: "Text",
		document: "Document",
		spreadsheet: "Spreadsheet",
		slides: "Slides",
		archive: "Archive",
		other: "File",
	},
	/** `PDF, 2.1 MB` */
	typeAndSize: "{{type}}, {{size}}",
	removed: "text removed from the record",
	hash: "sha256 {{hash}}…",
	fullHash: "sha256",
	read: "Read: {{name}}",
	noteTitle: "Note",
	linkTitle: "Web address",
	leadsAway:
		"This leads away from Certway. What stands there can change: only the address is part of what is signed.",
	openLink: "Open {{host}}",
	back: "Back to the request",
	belongsTo: "Belongs to",
	addedBy: "Added by",
	addedByOn: "{{name}}, on {{day}}",
	notThere:
		"The file is on record, but is not in the evidence store as it was. Tell whoever runs Certway.",
} as const;
