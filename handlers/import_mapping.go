package handlers

import (
	"fmt"

	"github.com/labstack/echo/v4"

	"greenlist/models"
)

// mostColumns is more than any list has; what a form says beyond it is not read.
const mostColumns = 1000

// importMapping reads the choices as they were made.
func importMapping(c echo.Context) models.Mapping {
	values, _ := c.FormParams()
	m := models.Mapping{
		Dates: models.DateOrder(values.Get("dates")), Tag: values.Get("tag"),
		Agreed: values.Get("agreed") == "yes", PurposeID: number(values.Get("purpose_id")), How: values.Get("how"), Tracked: values.Get("tracked") != "",
	}
	for i := 0; i < mostColumns && values.Has(fmt.Sprintf("column-%d", i)); i++ {
		m.Columns = append(m.Columns, models.Meaning(values.Get(fmt.Sprintf("column-%d", i))))
	}
	for _, name := range []string{"country-0", "country-1"} {
		if country := values.Get(name); country != "" {
			m.Countries = append(m.Countries, country)
		}
	}
	return m
}
