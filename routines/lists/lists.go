// Package lists makes one list of another.
//
// It refuses to know what is in them.
package lists

// Each gives what each of some things comes to, in their order.
func Each[T, U any](things []T, of func(T) U) []U {
	all := make([]U, len(things))
	for i, thing := range things {
		all[i] = of(thing)
	}
	return all
}
