package static

// Icons are the Tabler icons in the sprite: add a name here, run `make assets`, and views.Icon can draw it.
var Icons = []string{
	"activity", "address-book", "adjustments-horizontal", "alert-circle", "alert-triangle", "archive", "arrow-back-up", "arrow-left", "arrow-right",
	"arrow-up-right", "ban", "bell", "bolt", "building-store", "calendar", "calendar-time", "chart-bar", "check", "checks", "chevron-down",
	"chevron-left", "chevron-right", "circle-check", "circle-x", "clock", "code", "copy", "device-desktop", "device-mobile", "devices", "dots",
	"dots-vertical", "download", "edit", "external-link", "eye", "eye-off", "file-certificate", "file-description", "file-import", "file-text",
	"files", "filter", "forms", "gauge", "gift", "globe", "hand-stop", "help-circle", "history", "home", "hourglass", "inbox", "info-circle", "key",
	"language", "leaf", "link", "list", "list-check", "lock", "logout", "mail", "map-pin", "menu-2", "message", "messages", "moon", "pencil", "phone",
	"phone-off", "photo", "player-pause", "player-play", "player-stop", "plug-connected", "plus", "printer", "qrcode", "refresh", "rocket", "scale",
	"search", "send", "settings", "shield-check", "shield-lock", "speakerphone", "star", "sun", "tag", "tags", "template", "test-pipe", "trash", "upload",
	"user", "user-check", "user-minus", "user-off", "user-plus", "user-x", "users", "users-group", "video", "webhook", "world", "x",
}
