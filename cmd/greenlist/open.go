package main

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"

	"greenlist/models"
)

// open opens the database, with its keys; kind counts only when it is born by this.
func (s *settings) open(ctx context.Context, kind models.Kind, log *slog.Logger) (*models.DB, error) {
	if err := s.makeRoom(); err != nil {
		return nil, err
	}
	keys, err := s.keys()
	if err != nil {
		return nil, err
	}
	db, err := s.openWith(ctx, kind, log, keys)
	if refused := (models.Refusal{}); !errors.As(err, &refused) || refused.Reason != "other-keys" {
		return db, err
	}
	if db, finished := s.finishRotation(ctx, kind, log); finished == nil {
		return db, nil
	}
	return nil, err
}

func (s *settings) openWith(ctx context.Context, kind models.Kind, log *slog.Logger, keys models.Keys) (*models.DB, error) {
	name, err := origin(keys)
	if err != nil {
		return nil, err
	}
	return models.Open(ctx, models.Options{Database: s.database(), Kind: kind, Origin: name, Keys: keys, SigningAgain: s.signingAgain, FenceIn: s.data(), Log: log})
}

// kind is what a new database becomes when nothing else says so.
func (s *settings) kind() models.Kind {
	if s.Sandbox {
		return models.Sandbox
	}
	return models.Live
}

// makeRoom makes the folders, for nobody else to read.
func (s *settings) makeRoom() error {
	if err := os.MkdirAll(s.data(), 0o700); err != nil || models.IsPostgres(s.database()) {
		return err
	}
	return os.MkdirAll(filepath.Dir(s.database()), 0o700)
}
