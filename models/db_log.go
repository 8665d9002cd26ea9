package models

import (
	"log/slog"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/logger"
)

// statementLog tells of statements that fail or take long.
func statementLog(log *slog.Logger) logger.Interface {
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	return logger.NewSlogLogger(log, logger.Config{SlowThreshold: time.Second, LogLevel: logger.Warn, IgnoreRecordNotFoundError: true})
}

// unexplained keeps what was filled into a statement, names of people among it, out of every log, and spares looking through each statement for
// where that belongs, which took longer than all else that GORM does for its log.
type unexplained struct{ gormDriver }

func (unexplained) Explain(statement string, _ ...any) string { return statement }

// gormDriver is all that GORM looks for in a driver.
type gormDriver interface {
	gorm.Dialector
	gorm.SavePointerDialectorInterface
	gorm.ErrorTranslator
}
