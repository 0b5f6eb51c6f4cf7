// Package morning is the screen of the questions after a night.
package morning
