// Package evening is the screen of one evening: what was noted, and its line of
// time.
package evening
