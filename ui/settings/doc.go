// Package settings is the screen of what can be set.
package settings
