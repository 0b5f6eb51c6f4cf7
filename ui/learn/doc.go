// Package learn is the list of pages, and a page that is read.
package learn
