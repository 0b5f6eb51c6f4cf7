// Package tonight is the screen of this evening: the time to lights-out, what is
// late, what is still fine, and what is suggested.
package tonight
