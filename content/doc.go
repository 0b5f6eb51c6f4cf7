// Package content holds the words and the tables: breathing patterns, drinks,
// pages, places. They are embedded text, parsed into values of the domain when
// they are asked for, so that a start which needs none of them pays nothing.
//
// It refuses to decide anything. There is no code here beyond loading.
package content
