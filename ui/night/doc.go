// Package night is the screen for somebody who lies awake.
package night
