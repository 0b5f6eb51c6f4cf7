package sqlite

import "os"

func self() owner {
	pid := os.Getpid()
	born, _ := birth(pid)
	return owner{pid: pid, born: born}
}

// alive says whether a process is still there and is the same one. Where it is
// not known when it began its number decides: better an unfinished row than a
// wrong one.
func alive(o owner) bool {
	born, there := birth(o.pid)
	return there && (o.born == "" || born == "" || born == o.born)
}
