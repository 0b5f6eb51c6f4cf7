package remind

// Job is what a machine is asked to do: to run a command at each of some times
// of the week.
type Job struct {
	Program string   // absolute
	Args    []string // after it
	Wakes   []Wake   // when
}

// File is a file that a scheduler keeps for a job.
type File struct {
	Path string
	Text string
}

// Standing says how things stand with a scheduler.
type Standing struct {
	Installed bool     // there is a job of ours
	Same      bool     // it is the very one that was asked about
	Files     []string // the files it has on this machine
	Trouble   string   // what keeps it from running, in words; empty when nothing does
}

// Written is the first words of every file that a scheduler writes, by which
// it knows its own: a file of the same name without them is somebody else's
// and is left alone.
const Written = "Written by \"lull remind on\"; \"lull remind off\" takes it away."
