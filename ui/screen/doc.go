// Package screen is what a screen is: the interface, what it can want, what it
// can ask of the journal, and the parts that screens are made of (a page of
// lines, a list, a line that is typed, a text that scrolls).
//
// It refuses to know any one screen and to do anything itself: an [Intent] is
// answered by the app.
package screen
