// Package patterns is the screen of what goes with what.
package patterns
