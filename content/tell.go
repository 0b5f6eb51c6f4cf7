package content

import "bytes"

// Tell reads a file that somebody wrote and says what it is: only a place has a scene,
// and only a routine steps.
func Tell(file string, data []byte) (string, error) {
	front, _, _ := bytes.Cut(bytes.TrimPrefix(data, []byte("---")), []byte("\n---"))
	if bytes.Contains(front, []byte("\nscene:")) {
		p, err := ParsePlace(file, data)
		return "the place " + p.Name + " is right", err
	}
	if bytes.Contains(front, []byte("\nsteps:")) {
		r, err := ParseRoutine(file, data)
		return "the routine " + r.Name + " is right", err
	}
	x, err := ParseRelaxation(file, data)
	return "the relaxation " + x.Name + " is right", err
}
