package terminal

import "os"

// pixelSize is not known here; a terminal may tell the size of a cell.
func pixelSize(*os.File) (columns, rows, width, height int) { return 0, 0, 0, 0 }
