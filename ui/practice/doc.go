// Package practice is the screen of a practice: the breath or the scene, and a
// few words. It gets darker, and ends by itself.
package practice
