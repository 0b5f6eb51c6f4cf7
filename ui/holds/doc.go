// Package holds is the screen that asks, once, whether breath holds may be
// offered.
package holds
