package main

import (
	"bytes"
	"fmt"
	"os"
	"runtime/debug"
)

// forgetPeak lets the system start anew to watch how much memory this process uses, and hands back what nobody needs any more. Only Linux watches.
func forgetPeak() {
	debug.FreeOSMemory()
	os.WriteFile("/proc/self/clear_refs", []byte("5"), 0)
}

// peakMemory is the most memory in bytes that was used since forgetPeak; 0 where nobody watches.
func peakMemory() int64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	var kilobytes int64
	for line := range bytes.Lines(status) {
		fmt.Sscanf(string(line), "VmHWM: %d kB", &kilobytes)
	}
	return kilobytes << 10
}

func megabytes(n int64) string {
	if n == 0 {
		return "not watched"
	}
	return fmt.Sprintf("%d MB", n>>20)
}
