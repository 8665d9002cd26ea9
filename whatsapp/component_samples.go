package whatsapp

import "strconv"

func bodySamples(c *Component, named bool) map[string]string {
	switch {
	case c.Example == nil:
		return nil
	case named:
		return namedSamples(c.Example.BodyNamed)
	case len(c.Example.BodyText) == 0:
		return nil
	}
	return numberedSamples(c.Example.BodyText[0])
}

func headerSamples(c *Component, named bool) map[string]string {
	switch {
	case c.Example == nil:
		return nil
	case named:
		return namedSamples(c.Example.HeaderNamed)
	}
	return numberedSamples(c.Example.HeaderText)
}

func namedSamples(list []NamedSample) map[string]string {
	samples := map[string]string{}
	for _, s := range list {
		samples[s.Name] = s.Example
	}
	return samples
}

func numberedSamples(list []string) map[string]string {
	samples := map[string]string{}
	for i, s := range list {
		samples[strconv.Itoa(i+1)] = s
	}
	return samples
}

func (c *Component) handles() []string {
	if c.Example == nil {
		return nil
	}
	return c.Example.HeaderHandle
}

func firstOf(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}
