// Package sysfs takes the backlight of a Linux machine down and puts it back.
// What was there before stands on the disk first, so that the next start puts
// it back where this process is killed.
//
// It refuses to make anything brighter than it was, and to touch a light that
// somebody else has changed since.
package sysfs
