// Package routines holds no code: it is the room of what the coach knows. Its
// packages know neither terminal nor disk nor clock; the folders inside them
// that are named for a technology are the only ones that do.
package routines
