// Package match is the screen that listens for somebody's own rate of
// breathing.
package match
