// Package choose is the list of practices of one kind, to begin one.
package choose
