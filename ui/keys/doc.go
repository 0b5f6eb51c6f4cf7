// Package keys is the screen of all keys of the one below it.
package keys
