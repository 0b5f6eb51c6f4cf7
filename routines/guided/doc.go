// Package guided turns words into practices: a walk through a place, a
// relaxation, a shuffle of pictures. The same seed gives the same words at the
// same times.
//
// It refuses to hold the words themselves, which are content, and to know what
// was practised before: that is handed in.
package guided
