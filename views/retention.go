package views

import (
	"time"

	"greenlist/models"
)

// inForce are the countries with a rule of their own, the newest first.
func (p Retention) inForce() (rules []models.RetentionRule) {
	seen := map[string]bool{}
	for _, rule := range p.Rules {
		if !seen[rule.Country] && rule.Period != "" {
			rules = append(rules, rule)
		}
		seen[rule.Country] = true
	}
	return rules
}

func (p Retention) usual() string {
	if p.Company.Retention == "" {
		return "Usual in the country of your company."
	}
	return "As your company’s page says."
}

func (p Retention) periods() []Option {
	options := []Option{{Text: "As everywhere else: " + p.Company.Retains().String()}}
	for _, period := range models.Retentions {
		options = append(options, Option{Value: string(period), Text: upperFirst(period.String())})
	}
	return options
}

func periodName(period models.Retention) string {
	if period == "" {
		return "as everywhere else"
	}
	return period.String()
}

func (p Retention) would() string {
	if *p.Would == 0 {
		return "Under this rule no proof goes at once."
	}
	return "Under this rule the proof of " + Count(int(*p.Would), "consent", "consents") + " goes within the hour. It cannot be brought back."
}

func monthName(month string) string {
	at, err := time.Parse("2006-01", month)
	if err != nil {
		return month
	}
	return at.Format("January 2006")
}
