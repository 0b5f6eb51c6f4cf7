package main

import (
	"runtime/debug"
	"testing"
)

func TestVersionNamesReleaseCommitAndDay(t *testing.T) {
	stamped := func(version string) *debug.BuildInfo {
		return &debug.BuildInfo{
			Main: debug.Module{Version: version},
			Settings: []debug.BuildSetting{
				{Key: "vcs.revision", Value: "0123456789abcdef0123456789abcdef01234567"},
				{Key: "vcs.time", Value: "2026-11-26T22:45:00Z"},
			},
		}
	}
	for _, c := range []struct {
		name, release string
		info          *debug.BuildInfo
		want          string
	}{
		{"a tag", "", stamped("v1.2.3"), "1.2.3, commit 0123456789ab of 2026-11-26"},
		{"a clone without a tag", "", stamped("(devel)"), "(built from a working copy), commit 0123456789ab of 2026-11-26"},
		{"a tarball", "1.2.3", &debug.BuildInfo{}, "1.2.3"},
		{"nothing known", "", nil, "(built from a working copy)"},
	} {
		if got := which(c.release, c.info); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
