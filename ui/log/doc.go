// Package log is the screen on which what was drunk, smoked, done or felt is
// noted in a typed line.
package log
