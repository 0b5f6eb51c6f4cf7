// Package journal is the screen of the evenings: the calendar, the year, the
// strength, and sleep by week.
package journal
