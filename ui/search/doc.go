// Package search is the screen on which the journal is searched.
package search
