// Package park is the screen on which the day is put down.
package park
