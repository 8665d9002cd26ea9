package sandbox

import "testing"

func TestCodeTemplatesGetMetasWords(t *testing.T) {
	k := start(t)
	k.ok("POST", waba+"/message_templates", object{"name": "code", "language": "en_US", "category": "authentication", "components": []object{
		{"type": "body", "add_security_recommendation": true}, {"type": "footer", "code_expiration_minutes": 5},
		{"type": "buttons", "buttons": []object{{"type": "otp", "otp_type": "copy_code"}}}}})
	node := k.ok("GET", waba+"/message_templates?name=code", nil)["data"].([]any)[0].(object)
	parts := node["components"].([]any)
	same(t, "body", parts[0].(object)["text"], any("*{{1}}* is your verification code. For your security, do not share this code."))
	same(t, "footer", parts[1].(object)["text"], any("This code expires in 5 minutes."))
	k.control("POST", "templates/"+node["id"].(string)+"/decide", object{"decision": "approve"}, nil)
	send := templateSend(fleur, "code", "482913")
	k.refused(400, 131008, "POST", phone+"/messages", send)
	template := send["template"].(object)
	template["components"] = append(template["components"].([]object), object{"type": "button", "sub_type": "url", "index": "0", "parameters": []object{{"type": "text", "text": "482913"}}})
	k.sent(send)
}
