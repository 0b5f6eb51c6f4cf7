package notation

import "lull/routines/journal"

// fillers are words that may stand around a name and say nothing.
var fillers = []string{
	"of", "the", "my", "cup", "cups", "glass", "glasses", "mug", "mugs", "can", "cans", "some", "more", "another",
	"effort", "had", "have", "having", "drank", "drink", "drinking", "ate", "eating", "took", "taken", "smoked",
	"did", "went", "just", "got", "i", "we", "cheeky", "black", "red", "white", "schwarz", "strong", "weak", "milky",
	"neat", "straight", "dry", "quick", "nice", "little", "tiny", "small", "medium", "regular", "normal", "tall",
	"single", "bit", "piece", "square", "squares", "slice", "tin", "tins", "sip", "sips", "shot", "shots", "cupful",
	"cuppa", "scoop", "scoops", "serving", "dose", "handful", "bowl", "plate", "round", "session", "class", "workout",
	"commute", "hot", "cold", "iced", "fresh", "uk", "us", "eu", "caldo", "calda", "freddo", "fredda", "frio", "fría",
	"frío", "caliente", "quente", "heiß", "heißer", "kalt", "kalter", "chaud", "chaude", "froid", "warm", "warme",
	"varm", "gorąca", "sıcak", "soğuk", "lungo", "secco", "sec", "seco", "trocken", "classico", "classica", "doc",
	"artigianale", "rápido", "allongé", "serré", "noir", "noire", "liten", "lite", "lille", "sütlü", "sade", "czarna",
	"czarny", "poranna", "lata", "lattina", "dose", "puszka", "kutu", "vanilla", "caramel", "hazelnut", "pesca",
	"limone", "limón", "limão", "pêche", "citron", "zero", "zéro", "sugar-free", "sugarfree", "zuckerfrei", "extra",
	"uhr", "first", "second", "third", "last", "final", "daily", "was", "were", "been", "is", "it", "it's", "that",
	"really", "so", "pace", "me", "habe", "ich", "hatte", "getrunken", "gegessen", "ho", "bevuto", "mangiato", "j'ai",
	"pris", "bu", "mangé", "tomé", "bebí", "comí", "tomei", "bebi", "comi", "ik", "heb", "gedronken", "gegeten",
	"jag", "har", "drack", "druckit", "jeg", "drak", "drukket", "drakk", "piłem", "piłam", "wypiłem", "wypiłam",
	"zjadłem", "zjadłam", "içtim", "yedim", "ben", "peg", "pegs", "bag", "bags", "pod", "pods", "home", "work",
	"office", "w/", "de", "di", "da", "do", "du", "of", "un", "une", "una", "uno", "um", "uma", "ein", "eine",
	"einen", "een", "en", "ett", "et", "tasse", "tassen", "glas", "gläser", "becher", "kanne", "taza", "vaso", "copa",
	"copo", "tazza", "bicchiere", "verre", "kopje", "kopp", "glass", "szklanka", "filiżanka", "kubek", "kieliszek",
	"xícara", "chávena", "level", "too", "again", "also", "about", "around",
}

// joins are the words that stand between two things.
var joins = []string{
	"with", "and", "&", "+", "plus", "from", "in", "on", "by", "for", "after", "before", "during", "while", "at",
	"then", "to", "mit", "und", "avec", "con", "y", "com", "och", "med", "og", "met", "z", "w/",
}

// places are what may follow an "at" that is no time.
var places = []string{
	"the", "a", "my", "work", "home", "office", "school", "uni", "starbucks", "cafe", "café", "bar", "pub",
	"restaurant", "airport", "gym", "desk", "station", "party", "mum's", "mums", "mom's", "moms", "friend's",
	"friends", "club", "beach", "lunch", "dinner", "breakfast", "weekend",
}

// withouts are the words before what a thing does not have.
var withouts = []string{"without", "no", "ohne", "sans", "sin", "sem", "senza", "utan", "uden", "uten", "zonder", "bez"}

// refusals are the words of what was not had.
var refusals = []string{"not", "didn't", "didnt", "skipped", "avoided", "never", "quit", "instead", "wanted", "kein",
	"keinen", "pas"}

var efforts = map[string]journal.Effort{
	"light": journal.Light, "easy": journal.Light, "gentle": journal.Light, "slow": journal.Light,
	"relaxed":  journal.Light,
	"moderate": journal.Moderate, "medium": journal.Moderate, "steady": journal.Moderate,
	"hard": journal.Vigorous, "vigorous": journal.Vigorous, "intense": journal.Vigorous, "fast": journal.Vigorous,
	"heavy": journal.Vigorous,
}

// sizes are the words for how large a meal was: true for a big one.
var sizes = map[string]bool{
	"big": true, "large": true, "huge": true, "heavy": true, "massive": true,
	"small": false, "light": false, "little": false,
}

// servings are how many servings something of a size is. A large one is half as
// much again, a shop's grande or venti, 473 ml and more, is two of 8 oz
// (docs/evidence.md, Caffeine contents).
var servings = map[string]float64{
	"large": 1.5, "big": 1.5, "huge": 1.5, "grande": 2, "venti": 2, "großer": 1.5, "grosser": 1.5, "große": 1.5,
	"grote": 1.5, "stor": 1.5,
	"double": 2, "doppelter": 2, "doppelten": 2, "doble": 2, "dubbele": 2, "dobbel": 2, "duplo": 2, "doppio": 2,
	"dubbel": 2, "dubbelt": 2, "duble": 2, "podwójna": 2, "podwójne": 2, "triple": 3, "quad": 4,
	"pot": 4, "pots": 4, "carafe": 4,
}

// vessels are the millilitres of what drinks with alcohol come in, where their
// own glass is another (docs/evidence.md, Alcohol contents).
var vessels = map[string]float64{
	"pint": 568, "pints": 568, "half-pint": 284, "bottle": 0, "bottles": 0, "pitcher": 1500, "jug": 1500, "stein": 1000,
	"maß": 1000, "schooner": 425,
	"flasche": 0, "botella": 0, "bouteille": 0, "bottiglia": 0, "garrafa": 0, "fles": 0, "flaska": 0,
	"flaske": 0, "butelka": 0,
}

// decafs say that the caffeine was taken out, frees the alcohol.
var (
	decafs = []string{
		"decaf", "decaff", "decaffeinated", "caffeine-free", "unleaded", "koffeinfrei", "koffeinfreier",
		"entkoffeiniert", "entkoffeinierter", "descafeinado", "décaféiné", "déca", "decaffeinato", "cafeïnevrij",
		"koffeinfri", "koffeinfritt", "bezkofeinowa", "deca", "senza caffeina", "sin cafeína", "sem cafeína",
		"sans caféine", "ohne koffein", "without caffeine",
	}
	frees = []string{
		"alcohol-free", "alcoholfree", "non-alcoholic", "nonalcoholic", "na", "virgin", "alkoholfrei",
		"alkoholfreies", "alkoholfreier", "alcoholvrij", "alkoholfri", "alkoholfritt", "bezalkoholowe", "analcolica",
		"without alcohol", "senza alcol", "senza alcool", "sin alcohol", "sem álcool", "sans alcool", "ohne alkohol",
		"utan alkohol", "zonder alcohol", "bez alkoholu", "alkolsüz",
	}
)

// What is left in a cup of decaf and in a beer without alcohol: docs/evidence.md,
// Caffeine contents; docs/evidence.md, Alcohol contents.
const (
	decafMilligrams = 5
	freeStrength    = 0.005
)

// teas are what may be of a herb, unless one of the kinds stands before it.
var (
	teas  = []string{"tea", "tee", "thé", "te", "té", "chá", "thee", "herbata"}
	kinds = []string{
		"morning", "afternoon", "evening", "strong", "weak", "sweet", "milky", "english", "british", "breakfast",
		"builders", "builder's", "yorkshire", "plain", "lemon", "milk", "caffeinated", "normal", "tetley", "lipton",
		"twinings", "schwarzer", "thai",
	}
)

// otherCans are brands whose cans say other milligrams than a common can of energy
// drink and for which there is no figure here, so that the can is asked about.
var otherCans = []string{"bang", "reign", "c4", "alani", "raze", "redline"}
