package main

import (
	"testing"

	"greenlist/models/modelstest"
)

func TestMain(m *testing.M) { modelstest.Main(m, removeBinary, removeDemo) }
