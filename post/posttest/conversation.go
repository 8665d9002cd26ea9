package posttest

import (
	"bufio"
	"crypto/tls"
	"encoding/base64"
	"io"
	"net"
	"strings"
)

// conversation is one connection.
type conversation struct {
	*Server
	conn   net.Conn
	lines  *bufio.Reader
	manner Manner
	letter Taken
}

// say answers a command in the usual way, or as the manner has it. It is false when the conversation is over.
func (c *conversation) say(command, usual string) bool {
	switch command {
	case c.manner.HangUp:
		return false
	case c.manner.Silent:
		<-c.done
		return false
	}
	if other, ok := c.manner.Answers[command]; ok {
		usual = other
	}
	_, err := io.WriteString(c.conn, usual+"\r\n")
	return err == nil
}

func (c *conversation) hear(line string) bool {
	verb, rest, _ := strings.Cut(line, " ")
	switch strings.ToUpper(verb) {
	case "EHLO", "HELO":
		return c.say("HELO", c.abilities())
	case "STARTTLS":
		return c.encrypt()
	case "AUTH":
		return c.login(rest)
	case "MAIL":
		c.letter.From = address(rest)
		return c.say("MAIL", "250 fine")
	case "RCPT":
		c.letter.To = address(rest)
		return c.say("RCPT", "250 fine")
	case "DATA":
		return c.say("DATA", "354 go ahead") && c.read()
	case "QUIT":
		c.say("QUIT", "221 bye")
		return false
	}
	return c.say("?", "502 what?")
}

func (c *conversation) abilities() string {
	all := []string{"mail.test"}
	if !c.manner.NoStartTLS && !c.letter.Secure {
		all = append(all, "STARTTLS")
	}
	if c.manner.Auth != "" && (c.letter.Secure || c.manner.NoStartTLS) {
		all = append(all, "AUTH "+c.manner.Auth)
	}
	return "250-" + strings.Join(append(all, "8BITMIME"), "\r\n250-") + "\r\n250 SIZE"
}

func (c *conversation) encrypt() bool {
	if !c.say("STARTTLS", "220 go ahead") {
		return false
	}
	c.conn, c.letter.Secure = tls.Server(c.conn, c.secure), true
	c.lines = bufio.NewReader(c.conn)
	return true
}

func (c *conversation) login(rest string) bool {
	way, first, _ := strings.Cut(rest, " ")
	var user, password string
	if way == "PLAIN" {
		parts := strings.SplitN(decode(first), "\x00", 3)
		user, password = parts[1], parts[2]
	} else {
		user = c.ask("Username:")
		password = c.ask("Password:")
	}
	if user != c.manner.User || password != c.manner.Password {
		return c.say("AUTH", "535 5.7.8 bad credentials")
	}
	c.letter.User = user
	return c.say("AUTH", "235 welcome")
}

func (c *conversation) ask(question string) string {
	if _, err := io.WriteString(c.conn, "334 "+base64.StdEncoding.EncodeToString([]byte(question))+"\r\n"); err != nil {
		return ""
	}
	line, err := c.lines.ReadString('\n')
	if err != nil {
		return ""
	}
	return decode(strings.TrimSpace(line))
}

// read takes a letter to its last line, and counts it as taken unless it is refused or forgotten.
func (c *conversation) read() bool {
	var raw strings.Builder
	for {
		line, err := c.lines.ReadString('\n')
		if err != nil {
			return false
		}
		if line == ".\r\n" {
			break
		}
		raw.WriteString(strings.TrimPrefix(line, "."))
	}
	c.letter.Raw = raw.String()
	refused := c.manner.Answers["."] != "" && !strings.HasPrefix(c.manner.Answers["."], "250")
	cut := c.manner.HangUp == "." || c.manner.Silent == "."
	if !refused && (!cut || !c.manner.Forget) {
		c.take(c.letter)
	}
	return c.say(".", "250 taken")
}

func address(rest string) string {
	_, after, _ := strings.Cut(rest, "<")
	inner, _, _ := strings.Cut(after, ">")
	return inner
}

func decode(text string) string {
	plain, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return "\x00\x00"
	}
	return string(plain)
}
