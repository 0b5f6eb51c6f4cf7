// Package noting reads what was typed into an entry, and shows an entry as it
// was typed. It is no screen: screens and commands use it.
package noting
